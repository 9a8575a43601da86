//! Tells event streams that the session under which they were opened is over.

use super::row::SessionKey;
use tokio::sync::broadcast;

/// How many ends a slow listener may lag behind; one that lags asks [`super::JournalSessions::alive`].
const BACKLOG: usize = 256;

/// A session ended: signed out, ended by somebody, or replaced by a new one at sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEnd(pub SessionKey);

/// Where ends are told.
#[derive(Clone, Debug)]
pub(super) struct Ends(broadcast::Sender<SessionEnd>);

impl Default for Ends {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Ends {
    pub(super) fn tell(&self, key: &SessionKey) {
        // No listener is no fault: no stream is open.
        let _ = self.0.send(SessionEnd(key.clone()));
    }

    pub(super) fn listen(&self) -> broadcast::Receiver<SessionEnd> {
        self.0.subscribe()
    }
}
