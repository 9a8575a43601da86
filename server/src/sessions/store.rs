//! The session layer's store over the journal.

use super::ends::{Ends, SessionEnd};
use super::row::{Kept, SessionKey, end, record, row};
use crate::auth::SessionSettings;
use async_trait::async_trait;
use domain::ids::Subject;
use domain::time::Timestamp;
use response::ports::{Clock, Journal, JournalError};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as StoreResult};

/// A use is written down at most this often, in milliseconds.
const TOUCH_EVERY: i64 = 60_000;
/// How often expired sessions are swept out.
const SWEEP_EVERY: Duration = Duration::from_mins(10);
/// How many ids are tried before the random source is blamed.
const TRIES: u32 = 8;

/// Sessions could not be read or changed.
#[derive(Debug, thiserror::Error)]
#[error("sessions are unavailable")]
pub struct SessionsError(#[from] JournalError);

impl SessionsError {
    /// What the journal said.
    pub(super) fn into_inner(self) -> JournalError {
        self.0
    }
}

/// Sessions in the journal, timed by the console's clock. A session that was ended stays ended: a request that was
/// under way can't bring it back.
#[derive(Clone, Debug)]
pub struct JournalSessions {
    journal: Arc<dyn Journal>,
    clock: Arc<dyn Clock>,
    settings: SessionSettings,
    ends: Ends,
    touched: Arc<Mutex<HashMap<SessionKey, Timestamp>>>,
}

impl JournalSessions {
    /// Sessions over a journal.
    pub fn new(journal: Arc<dyn Journal>, clock: Arc<dyn Clock>, settings: SessionSettings) -> Self {
        Self {
            journal,
            clock,
            settings,
            ends: Ends::default(),
            touched: Arc::default(),
        }
    }

    /// Ends from now on. An expiry is not told: a stream asks [`Self::alive`] now and then.
    pub fn ends(&self) -> broadcast::Receiver<SessionEnd> {
        self.ends.listen()
    }

    /// Whether the session is there and has not expired.
    pub async fn alive(&self, key: &SessionKey) -> Result<bool, SessionsError> {
        let row = self.journal.session(key.as_str()).await?;
        Ok(row.is_some_and(|row| self.clock.now() < row.expires))
    }

    /// Notes that the session is used; written at most once a minute.
    pub async fn touch(&self, key: &SessionKey) -> Result<(), SessionsError> {
        let now = self.clock.now();
        let due = |last: Option<&Timestamp>| last.is_none_or(|last| now.since(*last) >= TOUCH_EVERY);
        if !due(self.touched().get(key)) {
            return Ok(());
        }
        if let Some(mut row) = self.journal.session(key.as_str()).await?
            && now < row.expires
            && due(Some(&row.seen))
        {
            row.seen = now;
            row.expires = end(self.settings, row.created, now);
            self.journal.save_session(&row).await?;
        }
        self.touched().insert(key.clone(), now);
        Ok(())
    }

    /// The sessions in which somebody is signed in, or one person's; by name, then by age.
    pub async fn list(&self, of: Option<&Subject>) -> Result<Vec<Kept>, SessionsError> {
        let rows = self.journal.sessions(of, self.clock.now()).await?;
        let mut kept: Vec<Kept> = rows.iter().filter_map(Kept::of).collect();
        // In an order that use doesn't change: nobody's button moves while somebody is about to press it.
        kept.sort_by(|a, b| {
            let name = |one: &Kept| one.signed_in.name.to_lowercase();
            name(a)
                .cmp(&name(b))
                .then_with(|| a.created.cmp(&b.created))
                .then_with(|| a.key.cmp(&b.key))
        });
        Ok(kept)
    }

    /// Ends one session.
    pub async fn end(&self, key: &SessionKey) -> Result<(), SessionsError> {
        self.journal.delete_session(key.as_str()).await?;
        self.forget(key);
        Ok(())
    }

    /// Ends the sessions of a provider's session, or all of one person. Returns how many.
    pub async fn end_where(&self, sid: Option<&str>, of: Option<&Subject>) -> Result<usize, SessionsError> {
        let listed = self.list(of).await?;
        let meant =
            |kept: &&Kept| sid.is_none_or(|sid| kept.signed_in.provider_session.as_deref() == Some(sid));
        let meant: Vec<&Kept> = listed.iter().filter(meant).collect();
        for kept in &meant {
            self.end(&kept.key).await?;
        }
        Ok(meant.len())
    }

    /// Sweeps out expired sessions until `shutdown`.
    pub async fn sweep(self, shutdown: CancellationToken) {
        while shutdown
            .run_until_cancelled(tokio::time::sleep(SWEEP_EVERY))
            .await
            .is_some()
        {
            let now = self.clock.now();
            self.touched().retain(|_, last| now.since(*last) < TOUCH_EVERY);
            if let Err(error) = self.journal.delete_expired_sessions(now).await {
                tracing::warn!(%error, "expired sessions not swept");
            }
        }
    }

    fn forget(&self, key: &SessionKey) {
        self.touched().remove(key);
        self.ends.tell(key);
    }

    fn touched(&self) -> std::sync::MutexGuard<'_, HashMap<SessionKey, Timestamp>> {
        self.touched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn backend(error: JournalError) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for JournalSessions {
    async fn create(&self, new: &mut Record) -> StoreResult<()> {
        let now = self.clock.now();
        for _ in 0..TRIES {
            let row = row(new, self.settings, now, now, now)?;
            if self.journal.create_session(&row).await.map_err(backend)? {
                return Ok(());
            }
            new.id = Id::default();
        }
        Err(Error::Backend("no free session id".to_owned()))
    }

    async fn save(&self, changed: &Record) -> StoreResult<()> {
        let key = SessionKey::of(changed.id);
        if let Some(old) = self.journal.session(key.as_str()).await.map_err(backend)? {
            let row = row(changed, self.settings, old.created, old.seen, self.clock.now())?;
            self.journal.save_session(&row).await.map_err(backend)?;
        }
        Ok(())
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let key = SessionKey::of(*id);
        match self.journal.session(key.as_str()).await.map_err(backend)? {
            Some(row) if self.clock.now() < row.expires => Ok(Some(record(*id, &row)?)),
            Some(_) => {
                self.delete(id).await?;
                Ok(None)
            }
            None => Ok(None),
        }
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        let key = SessionKey::of(*id);
        self.journal.delete_session(key.as_str()).await.map_err(backend)?;
        self.forget(&key);
        Ok(())
    }
}
