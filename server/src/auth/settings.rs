//! What sign-in is set to, checked once at the start.

use crate::config::{self, Config, GroupRole};
use domain::rights::Role;
use openidconnect::{IssuerUrl, url::Url};
use secrecy::SecretString;
use std::collections::BTreeSet;

/// Everything sign-in needs to know.
#[derive(Clone, Debug)]
pub struct AuthSettings {
    /// The console's own address without a path, such as `https://lazaret.example`.
    pub public_url: Url,
    /// The identity provider.
    pub oidc: OidcSettings,
    /// How long a session lasts.
    pub session: SessionSettings,
}

/// The identity provider and what its groups mean.
#[derive(Clone, Debug)]
pub struct OidcSettings {
    /// Its issuer, exactly as its tokens name it.
    pub issuer: IssuerUrl,
    /// The console's name at the provider.
    pub client_id: String,
    /// The console's secret at the provider, unless it is a public client there.
    pub client_secret: Option<SecretString>,
    /// The scopes asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The ID token's claim that lists a person's groups.
    pub groups_claim: String,
    /// Which role a group gives. Groups not named here give none.
    pub groups: Vec<GroupRole>,
}

/// How long a session lasts, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct SessionSettings {
    /// Without any use.
    pub idle: i64,
    /// In all, used or not.
    pub absolute: i64,
}

impl Default for SessionSettings {
    /// A shift of 8 hours without use, 12 hours in all.
    fn default() -> Self {
        Self {
            idle: 8 * 3_600_000,
            absolute: 12 * 3_600_000,
        }
    }
}

/// A setting of sign-in that cannot work.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthSettingsError {
    /// The console's own address is no origin.
    #[error("the public address must be http(s)://host[:port] without a path, not {0}")]
    PublicUrl(String),
    /// An address is plain HTTP and not on this machine.
    #[error("{0} must be https: plain http is for 127.0.0.1, [::1] and localhost only")]
    Insecure(String),
    /// An address does not read.
    #[error("{0} is no address")]
    NoAddress(String),
}

impl AuthSettings {
    /// The part of the configuration that sign-in needs; `public_url` is the console's own address.
    pub fn read(config: &Config, public_url: &str) -> Result<Self, AuthSettingsError> {
        let no_address = |text: &str| AuthSettingsError::NoAddress(text.to_owned());
        let oidc = &config.oidc;
        let millis = |span: std::time::Duration| i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
        let settings = Self {
            public_url: Url::parse(public_url).map_err(|_| no_address(public_url))?,
            oidc: OidcSettings {
                issuer: IssuerUrl::new(oidc.issuer.clone()).map_err(|_| no_address(&oidc.issuer))?,
                client_id: oidc.client_id.clone(),
                client_secret: oidc.client_secret.clone(),
                scopes: ["profile", "email", "groups"].map(str::to_owned).to_vec(),
                groups_claim: oidc.groups_claim.clone(),
                groups: oidc.groups.clone(),
            },
            session: SessionSettings {
                idle: millis(config.session.idle()),
                absolute: millis(config.session.absolute()),
            },
        };
        settings.check()?;
        Ok(settings)
    }

    /// Refuses addresses over which cookies or tokens would travel in the open.
    pub fn check(&self) -> Result<(), AuthSettingsError> {
        let own = &self.public_url;
        let is_origin = own.has_host() && own.path() == "/" && own.query().is_none();
        if !is_origin || !own.username().is_empty() || !matches!(own.scheme(), "http" | "https") {
            return Err(AuthSettingsError::PublicUrl(own.to_string()));
        }
        for url in [own, self.oidc.issuer.url()] {
            if url.scheme() != "https" && !is_loopback(url) {
                return Err(AuthSettingsError::Insecure(url.to_string()));
            }
        }
        Ok(())
    }

    /// The console's own address of a path that begins with a slash.
    pub fn own(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.as_str().trim_end_matches('/'))
    }

    /// Whether browsers reach the console over TLS.
    pub fn secure(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

impl OidcSettings {
    /// The roles of somebody in these groups.
    pub fn roles_of(&self, groups: &[String]) -> BTreeSet<Role> {
        config::roles(&self.groups, groups).into_iter().collect()
    }

    /// Whether a group gives any role.
    pub fn knows(&self, group: &str) -> bool {
        self.groups.iter().any(|one| one.group == group)
    }
}

/// Whether an address is on this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(openidconnect::url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(openidconnect::url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(openidconnect::url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn settings(public_url: &str, issuer: &str) -> AuthSettings {
        AuthSettings {
            public_url: Url::parse(public_url).unwrap(),
            oidc: OidcSettings {
                issuer: IssuerUrl::new(issuer.to_owned()).unwrap(),
                client_id: "lazaret".to_owned(),
                client_secret: None,
                scopes: Vec::new(),
                groups_claim: "groups".to_owned(),
                groups: ["soc=responder", "soc-leads=lead"]
                    .map(|pair| pair.parse().unwrap())
                    .to_vec(),
            },
            session: SessionSettings::default(),
        }
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for (public_url, issuer, fine) in [
            ("https://lazaret.example", "https://id.example/realm", true),
            ("http://127.0.0.1:3000", "http://localhost:3400", true),
            ("http://[::1]:3000", "http://127.0.0.1:3400", true),
            ("http://lazaret.example", "https://id.example", false),
            ("https://lazaret.example", "http://id.example", false),
            ("http://localhost.evil.example", "https://id.example", false),
        ] {
            assert_eq!(
                settings(public_url, issuer).check().is_ok(),
                fine,
                "{public_url} {issuer}"
            );
        }
    }

    #[test]
    fn the_public_address_is_an_origin() {
        for wrong in [
            "https://lazaret.example/console",
            "https://lazaret.example/?a=b",
            "https://me@lazaret.example",
            "ftp://127.0.0.1",
        ] {
            let error = settings(wrong, "https://id.example").check().unwrap_err();
            assert!(matches!(error, AuthSettingsError::PublicUrl(_)), "{wrong}");
        }
        let settings = settings("https://lazaret.example", "https://id.example");
        assert_eq!(
            settings.own("/auth/callback"),
            "https://lazaret.example/auth/callback"
        );
    }

    #[test]
    fn groups_map_to_roles_and_unknown_groups_to_none() {
        let oidc = settings("https://lazaret.example", "https://id.example").oidc;
        let groups = ["soc".to_owned(), "staff".to_owned(), "soc-leads".to_owned()];
        assert_eq!(
            oidc.roles_of(&groups),
            BTreeSet::from([Role::Responder, Role::Lead])
        );
        assert!(oidc.roles_of(&groups[1..2]).is_empty());
        assert!(oidc.knows("soc") && !oidc.knows("staff"));
    }
}
