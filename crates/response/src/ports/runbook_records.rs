use super::JournalError;
use async_trait::async_trait;
use domain::ids::IncidentId;
use domain::runbook::{Document, KeptRun};

/// What is kept of runbooks: executions, which AWS forgets, and the documents that ran, which may change meanwhile.
#[async_trait]
pub trait RunbookRecords {
    /// Saves what was read of an execution for an incident. Returns whether more than the time of the reading differs.
    async fn save_run(&self, incident: &IncidentId, run: &KeptRun) -> Result<bool, JournalError>;

    /// An incident's executions, the latest started first.
    async fn runs_of(&self, incident: &IncidentId) -> Result<Vec<KeptRun>, JournalError>;

    /// Keeps a version of a document, which never changes.
    async fn save_runbook_document(&self, document: &Document) -> Result<(), JournalError>;

    /// A version of a document.
    async fn runbook_document(&self, name: &str, version: &str) -> Result<Option<Document>, JournalError>;
}
