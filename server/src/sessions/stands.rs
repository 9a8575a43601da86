//! Whether the session of a request that is still open stands.

use super::row::SessionKey;
use crate::State;

/// Whether the session of `key` is there and has not expired. While sessions can't be read it counts as standing:
/// a database that is busy for a moment ends no stream.
pub async fn stands(state: &State, key: &str) -> bool {
    match state.auth.sessions.alive(&SessionKey::from_text(key)).await {
        Ok(alive) => alive,
        Err(error) => {
            tracing::warn!(%error, "a session could not be checked");
            true
        }
    }
}
