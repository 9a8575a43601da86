use crate::gateway::GatewaySettings;
use domain::ids::{AccountId, Region};
use secrecy::SecretString;

/// Where the account is and as whom the console acts in it.
#[derive(Clone, Debug)]
pub struct AwsSettings {
    /// The Region whose incidents are watched.
    pub region: Region,
    /// Another place than AWS to send the calls to, such as a simulator; `None` is AWS itself.
    pub endpoint_url: Option<String>,
    /// The account that is expected; connecting to another one fails. `None` takes whichever it is.
    pub account: Option<AccountId>,
    /// A role to assume for all calls; `None` uses the credentials as they are.
    pub role_arn: Option<String>,
    /// The session's name when a role is assumed, as `CloudTrail` shows it: 2 to 64 of `[\w+=,.@-]`.
    pub session_name: String,
    /// Whose credentials.
    pub credentials: Credentials,
    /// Pace, patience and the seed of the pauses between attempts.
    pub gateway: GatewaySettings,
}

impl AwsSettings {
    /// AWS itself in `region`, with the credentials of the environment.
    pub fn new(region: Region) -> Self {
        Self {
            region,
            endpoint_url: None,
            account: None,
            role_arn: None,
            session_name: "lazaret".to_owned(),
            credentials: Credentials::Default,
            gateway: GatewaySettings::default(),
        }
    }
}

/// Whose credentials the calls carry.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// AWS's default chain: environment, profile, web identity, container, instance.
    Default,
    /// A fixed key, for the demo's pretend account; a real deployment has no long-lived keys.
    Static {
        /// The access key's id.
        access_key: String,
        /// The secret.
        secret_key: SecretString,
    },
}
