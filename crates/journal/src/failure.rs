//! Why the journal failed, before the port's error hides what the caller can't act on.

use domain::ids::{EntryId, InvalidId};
use response::ports::JournalError;
use std::path::PathBuf;

/// Why a journal could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file can't be created or read, or is no database.
    #[error("the journal {path} can't be opened")]
    Database {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        #[source]
        source: sqlx::Error,
    },
    /// A newer version of the console wrote it; going on would break what that version relies on.
    #[error("the journal {path} is of version {found}; this console knows {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's version.
        found: usize,
        /// The newest version known here.
        known: usize,
    },
}

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error("stored JSON can't be read")]
    Json(#[from] serde_json::Error),
    #[error("a stored id is none")]
    Id(#[from] InvalidId),
    #[error("a stored value is none: {0}")]
    Value(String),
    #[error("entry {0} is there with another content")]
    OtherContent(EntryId),
}

impl From<Failure> for JournalError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::OtherContent(id) => Self::OtherContent { id },
            other => Self::Unavailable(Box::new(other)),
        }
    }
}
