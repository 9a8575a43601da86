//! A session as the journal keeps it, and as the session layer sees it.

use crate::auth::{SessionSettings, SignedIn};
use domain::time::Timestamp;
use response::ports::SessionRow;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;
use time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::Error;

/// How long somebody may take at the provider's page, in milliseconds.
const BEFORE_SIGN_IN: i64 = 10 * 60_000;

/// The hash of a session's id: names it in the database, in streams and in lists, and opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionKey(String);

impl SessionKey {
    /// The key of an id.
    pub fn of(id: Id) -> Self {
        Self(hex::encode(Sha256::digest(id.to_string())))
    }

    /// A key that was handed out as text.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A session as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its key.
    pub key: SessionKey,
    /// Who is signed in.
    pub signed_in: SignedIn,
    /// Since when.
    pub created: Timestamp,
    /// When it was last used, to the minute.
    pub seen: Timestamp,
    /// When it ends without further use.
    pub expires: Timestamp,
}

impl Kept {
    /// The listed form of a row; `None` for one in which nobody is signed in.
    pub(super) fn of(row: &SessionRow) -> Option<Self> {
        let signed_in = SignedIn::in_data(&data(row).ok()?)?;
        Some(Self {
            key: SessionKey(row.key.clone()),
            signed_in,
            created: row.created,
            seen: row.seen,
            expires: row.expires,
        })
    }
}

/// The row of a record whose session began at `created` and was last used at `seen`.
pub(super) fn row(
    record: &Record,
    settings: SessionSettings,
    created: Timestamp,
    seen: Timestamp,
    now: Timestamp,
) -> Result<SessionRow, Error> {
    let signed_in = SignedIn::in_data(&record.data);
    let expires = match signed_in {
        Some(_) => end(settings, created, seen),
        None => now.plus(BEFORE_SIGN_IN),
    };
    Ok(SessionRow {
        key: SessionKey::of(record.id).0,
        data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        subject: signed_in.as_ref().map(|one| one.subject.clone()),
        provider_session: signed_in.and_then(|one| one.provider_session),
        created,
        seen,
        expires,
    })
}

/// When a session ends that began at `created` and was last used at `seen`.
pub(super) fn end(settings: SessionSettings, created: Timestamp, seen: Timestamp) -> Timestamp {
    seen.plus(settings.idle).min(created.plus(settings.absolute))
}

/// The record that a row stands for.
pub(super) fn record(id: Id, row: &SessionRow) -> Result<Record, Error> {
    // The layer never looks at this date; the store refuses expired rows by the console's clock.
    let expiry_date = OffsetDateTime::from_unix_timestamp(row.expires.0.div_euclid(1000))
        .map_err(|error| Error::Decode(error.to_string()))?;
    Ok(Record {
        id,
        data: data(row)?,
        expiry_date,
    })
}

fn data(row: &SessionRow) -> Result<HashMap<String, Value>, Error> {
    serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))
}
