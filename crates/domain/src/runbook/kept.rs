use super::Execution;
use crate::ids::ExecutionId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How long the store may not find yet what it just started, in milliseconds.
const FOUND_AFTER: i64 = 120_000;

/// What the console keeps of an execution: as it was read last, and what happened since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRun {
    /// Which.
    pub id: ExecutionId,
    /// As it was read last; `None` when it never could be.
    pub execution: Option<Execution>,
    /// When the reading of `execution` began.
    pub read: Option<Timestamp>,
    /// Why the latest reading failed, if it did.
    pub error: Option<String>,
    /// When it was found that the store has it no longer.
    pub gone: Option<Timestamp>,
    /// The document's version that an execution would run now, where it was read.
    pub default_version: Option<String>,
    /// Why the document could not be read, if it couldn't.
    pub document_error: Option<String>,
}

impl KeptRun {
    /// One that was never read.
    pub fn unread(id: ExecutionId) -> Self {
        Self {
            id,
            execution: None,
            read: None,
            error: None,
            gone: None,
            default_version: None,
            document_error: None,
        }
    }

    /// Whether reading it again could tell anything new: an execution that is over stays as it is, and one that the store
    /// didn't have is looked for a while longer, because what was just started may not be found yet.
    pub fn is_settled(&self, now: Timestamp) -> bool {
        let over = self.execution.as_ref().is_some_and(|one| one.status.is_over());
        let gone = self.gone.is_some_and(|at| now.since(at) >= FOUND_AFTER);
        gone || over && self.document_error.is_none()
    }

    /// Whether it still runs, as far as is known.
    pub fn runs(&self) -> bool {
        let over = self.execution.as_ref().is_some_and(|one| one.status.is_over());
        self.gone.is_none() && !over
    }
}
