//! Why a use case did not happen.

use crate::ports::{EvidenceError, JournalError, StoreError};
use domain::actor::Forbidden;
use domain::containment::{Difference, LineError};
use domain::incident::IncidentRecord;
use domain::related::LinkError;
use domain::text::TextError;

/// Why a use case did not happen. What the reader can act on has a variant of its own.
#[derive(Debug, thiserror::Error)]
pub enum ResponseError {
    /// The actor lacks a right.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is no such incident, or none the console knows.
    #[error("there is no such incident")]
    NotFound,
    /// A text breaks its limit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// An address can't become a link.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// It can't be done in this state, for the reason given.
    #[error("{0}")]
    Refused(String),
    /// The form's entry is on the record already, and is not what was sent: two forms took the same id, or one was altered on
    /// its way.
    #[error(
        "This form is on the record already, with another content. Reload the page before you send it again."
    )]
    OnRecord,
    /// Somebody changed the record meanwhile.
    #[error("the record was changed meanwhile")]
    Conflict {
        /// The record as it is now; `None` where it is not the incident's that was changed.
        newer: Option<Box<IncidentRecord>>,
    },
    /// Somebody else changed the device since the act that was to be undone, and not as was shown.
    #[error("the device was changed meanwhile")]
    Differs(Vec<Difference>),
    /// Lines of a file are wrong; nothing was taken over.
    #[error("{} lines are wrong", .0.len())]
    Lines(Vec<LineError>),
    /// The incident store did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An evidence file.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The record could not be written or read.
    #[error(transparent)]
    Journal(JournalError),
}

impl From<JournalError> for ResponseError {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::OtherContent { .. } => Self::OnRecord,
            error @ JournalError::Unavailable(_) => Self::Journal(error),
        }
    }
}
