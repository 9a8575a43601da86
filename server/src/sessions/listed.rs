//! Sessions as the use cases list and end them.

use super::row::{Kept, SessionKey};
use super::store::{JournalSessions, SessionsError};
use async_trait::async_trait;
use domain::act::Holder;
use domain::ids::Subject;
use response::ports::{JournalError, OpenSession, Sessions};

#[async_trait]
impl Sessions for JournalSessions {
    async fn open(&self, of: Option<&Subject>) -> Result<Vec<OpenSession>, JournalError> {
        let kept = self.list(of).await.map_err(SessionsError::into_inner)?;
        Ok(kept.into_iter().map(listed).collect())
    }

    async fn end(&self, key: &str) -> Result<(), JournalError> {
        let key = SessionKey::from_text(key);
        Self::end(self, &key).await.map_err(SessionsError::into_inner)
    }
}

fn listed(kept: Kept) -> OpenSession {
    OpenSession {
        key: kept.key.to_string(),
        person: Holder {
            subject: kept.signed_in.subject,
            name: kept.signed_in.name,
        },
        email: kept.signed_in.email,
        created: kept.created,
        seen: kept.seen,
        expires: kept.expires,
    }
}
