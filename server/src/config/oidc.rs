use super::GroupRole;
use secrecy::SecretString;

/// The identity provider, and which of its groups give which role.
#[derive(clap::Args, Clone, Debug)]
pub struct OidcArgs {
    /// The provider's issuer, from which everything else is discovered. There is no default: nobody signs in by mistake
    /// where somebody else answers.
    #[arg(long, env = "LAZARET_OIDC_ISSUER")]
    pub issuer: String,
    /// The console's client id there.
    #[arg(long, env = "LAZARET_OIDC_CLIENT_ID", default_value = "lazaret")]
    pub client_id: String,
    /// The console's client secret there; by variable only, so that no process list shows it.
    #[arg(skip = secret())]
    pub client_secret: Option<SecretString>,
    /// The claim that lists a person's groups.
    #[arg(long, env = "LAZARET_OIDC_GROUPS_CLAIM", default_value = "groups")]
    pub groups_claim: String,
    /// `group=role` pairs, separated by commas; roles: viewer, responder, containment, lead, auditor.
    #[arg(
        long,
        env = "LAZARET_GROUPS",
        value_delimiter = ',',
        default_value = "lazaret-viewers=viewer,lazaret-responders=responder,lazaret-containment=containment,lazaret-leads=lead,lazaret-auditors=auditor"
    )]
    pub groups: Vec<GroupRole>,
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the secret")]
fn secret() -> Option<SecretString> {
    std::env::var("LAZARET_OIDC_CLIENT_SECRET")
        .ok()
        .filter(|secret| !secret.is_empty())
        .map(SecretString::from)
}
