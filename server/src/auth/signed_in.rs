//! What a session keeps of the person who signed in.

use super::identity::Identity;
use super::settings::OidcSettings;
use domain::ids::Subject;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;
use tower_sessions::Session;
use tower_sessions::session::Error;

const KEY: &str = "signed_in";
/// The longest ID token that is kept as a hint for signing out, in bytes.
const LONGEST_HINT: usize = 16 * 1024;

/// The person who signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// The provider's subject.
    pub subject: Subject,
    /// The name to show; untrusted text.
    pub name: String,
    /// The e-mail address, if known; untrusted text.
    pub email: Option<String>,
    /// The groups that give a role. Roles follow from them at each request, so that a changed configuration counts
    /// at once.
    pub groups: Vec<String>,
    /// The provider's session.
    pub provider_session: Option<String>,
    /// The ID token, by which the provider recognises a sign-out.
    pub hint: Option<Hint>,
}

/// An ID token that is kept, and never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hint(String);

impl Hint {
    /// The token, for the provider only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hint(…)")
    }
}

impl SignedIn {
    /// What is kept of a verified identity.
    pub fn new(identity: Identity, settings: &OidcSettings, token: String) -> Self {
        let groups = identity.groups.into_iter();
        Self {
            subject: identity.subject,
            name: identity.name,
            email: identity.email,
            groups: groups.filter(|group| settings.knows(group)).collect(),
            provider_session: identity.provider_session,
            hint: (token.len() <= LONGEST_HINT).then_some(Hint(token)),
        }
    }

    /// Who is signed in in a session.
    pub async fn of(session: &Session) -> Result<Option<Self>, Error> {
        session.get(KEY).await
    }

    /// Signs in: a new id, so that nobody who knew the old one comes along, and nothing of the old session.
    pub async fn begin(&self, session: &Session) -> Result<(), Error> {
        // Loads the old session: its id is what the next step retires.
        Self::of(session).await?;
        session.cycle_id().await?;
        session.clear().await;
        session.insert(KEY, self).await?;
        session.save().await
    }

    /// Who is signed in in a session's data.
    pub fn in_data(data: &HashMap<String, Value>) -> Option<Self> {
        serde_json::from_value(data.get(KEY)?.clone()).ok()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_kept_but_never_shown() {
        let hint = Hint("eyJhbGciOi".to_owned());
        assert!(!format!("{hint:?}").contains("eyJ"));
        assert_eq!(serde_json::to_string(&hint).unwrap(), "\"eyJhbGciOi\"");
    }
}
