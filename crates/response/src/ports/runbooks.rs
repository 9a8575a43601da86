use super::StoreError;
use async_trait::async_trait;
use domain::ids::{DocumentName, EntryId, ExecutionId};
use domain::runbook::{Document, Execution};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// A runbook to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunbookStart {
    /// The document.
    pub document: DocumentName,
    /// Its version; the default one without it.
    pub version: Option<String>,
    /// What it is started with.
    pub parameters: BTreeMap<String, Vec<String>>,
}

/// An execution that was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunbookStarted {
    /// Which.
    pub id: ExecutionId,
    /// Its resource name, by which an incident refers to it.
    pub resource: String,
}

/// Runbooks as AWS Systems Manager Automation runs them. No call is tried again by the caller.
#[async_trait]
pub trait Runbooks: Send + Sync + Debug {
    /// An execution with the runs of its steps.
    async fn execution(&self, id: &ExecutionId) -> Result<Execution, StoreError>;

    /// A version of a document; the default one without it.
    async fn document(&self, name: &str, version: Option<&str>) -> Result<Document, StoreError>;

    /// The execution that `token` started; `None` when there is none.
    async fn started_by(&self, token: &EntryId) -> Result<Option<RunbookStarted>, StoreError>;

    // --- acts: none but a start has a token, so each is read back by `execution` before it is repeated ---

    /// Goes on from a manual step.
    async fn resume(&self, id: &ExecutionId, step: &str) -> Result<(), StoreError>;

    /// Approves the step that waits for it; `comment` is cut at 512 characters.
    async fn approve(&self, id: &ExecutionId, comment: Option<&str>) -> Result<(), StoreError>;

    /// Rejects the step that waits for approval; `comment` is cut at 512 characters.
    async fn reject(&self, id: &ExecutionId, comment: Option<&str>) -> Result<(), StoreError>;

    /// Starts a runbook, once for one token.
    async fn start(&self, start: &RunbookStart, token: &EntryId) -> Result<RunbookStarted, StoreError>;

    /// Cancels an execution.
    async fn cancel(&self, id: &ExecutionId) -> Result<(), StoreError>;
}
