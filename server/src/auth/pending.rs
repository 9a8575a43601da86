//! Sign-ins under way: what was sent to the provider, bound to the browser that began it.

use super::own_path::OwnPath;
use domain::time::Timestamp;
use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use tower_sessions::session::Error;

const KEY: &str = "pending";
/// Sign-ins one browser may have under way; with another one the oldest is forgotten.
const MOST: usize = 5;
/// How long one may take, in milliseconds.
const LASTS: i64 = 10 * 60_000;

/// One sign-in under way. State, nonce and verifier are secrets between this browser's session and the provider.
#[derive(Serialize, Deserialize)]
pub struct Pending {
    state: String,
    nonce: Nonce,
    verifier: String,
    next: String,
    begun: Timestamp,
}

impl Pending {
    /// Remembers one in the session.
    pub async fn remember(
        session: &Session,
        now: Timestamp,
        (state, nonce, verifier): (&CsrfToken, &Nonce, &PkceCodeVerifier),
        next: &OwnPath,
    ) -> Result<(), Error> {
        let mut all = Self::all(session, now).await?;
        all.push(Self {
            state: state.secret().clone(),
            nonce: nonce.clone(),
            verifier: verifier.secret().clone(),
            next: next.to_string(),
            begun: now,
        });
        let excess = all.len().saturating_sub(MOST);
        all.drain(..excess);
        session.insert(KEY, all).await
    }

    /// Takes the one of this state out of the session, at once and for good: a replayed answer finds nothing.
    pub async fn take(session: &Session, now: Timestamp, state: &str) -> Result<Option<Self>, Error> {
        let mut all = Self::all(session, now).await?;
        let Some(at) = all.iter().position(|one| one.state == state) else {
            return Ok(None);
        };
        let taken = all.swap_remove(at);
        session.insert(KEY, all).await?;
        session.save().await?;
        Ok(Some(taken))
    }

    /// Where to go afterwards.
    pub fn next(&self) -> OwnPath {
        OwnPath::or_home(Some(&self.next))
    }

    /// Nonce and verifier.
    pub fn secrets(self) -> (Nonce, PkceCodeVerifier) {
        (self.nonce, PkceCodeVerifier::new(self.verifier))
    }

    async fn all(session: &Session, now: Timestamp) -> Result<Vec<Self>, Error> {
        let mut all: Vec<Self> = session.get(KEY).await?.unwrap_or_default();
        all.retain(|one| now.since(one.begun) < LASTS);
        Ok(all)
    }
}
