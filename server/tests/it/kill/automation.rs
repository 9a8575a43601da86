use super::death::Death;
use super::journal::MortalJournal;
use async_trait::async_trait;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::runbook::{Document, Execution, KeptRun};
use response::ports::{JournalError, RunbookRecords, RunbookStart, RunbookStarted, Runbooks, StoreError};
use std::sync::Arc;

type Answer<T> = Result<T, StoreError>;

/// The account's runbooks; each call is a step.
#[derive(Debug)]
pub struct MortalRunbooks(pub Arc<dyn Runbooks>, pub Arc<Death>);

#[async_trait]
impl Runbooks for MortalRunbooks {
    async fn execution(&self, id: &ExecutionId) -> Answer<Execution> {
        self.1.step("GetAutomationExecution", self.0.execution(id)).await
    }

    async fn document(&self, name: &str, version: Option<&str>) -> Answer<Document> {
        self.1.step("GetDocument", self.0.document(name, version)).await
    }

    async fn started_by(&self, token: &EntryId) -> Answer<Option<RunbookStarted>> {
        self.1
            .step("DescribeAutomationExecutions", self.0.started_by(token))
            .await
    }

    async fn resume(&self, id: &ExecutionId, step: &str) -> Answer<()> {
        self.1.step("SendAutomationSignal", self.0.resume(id, step)).await
    }

    async fn approve(&self, id: &ExecutionId, comment: Option<&str>) -> Answer<()> {
        self.1
            .step("SendAutomationSignal", self.0.approve(id, comment))
            .await
    }

    async fn reject(&self, id: &ExecutionId, comment: Option<&str>) -> Answer<()> {
        self.1
            .step("SendAutomationSignal", self.0.reject(id, comment))
            .await
    }

    async fn start(&self, start: &RunbookStart, token: &EntryId) -> Answer<RunbookStarted> {
        self.1
            .step("StartAutomationExecution", self.0.start(start, token))
            .await
    }

    async fn cancel(&self, id: &ExecutionId) -> Answer<()> {
        self.1.step("StopAutomationExecution", self.0.cancel(id)).await
    }
}

#[async_trait]
impl RunbookRecords for MortalJournal {
    async fn save_run(&self, incident: &IncidentId, run: &KeptRun) -> Result<bool, JournalError> {
        self.1.step("save_run", self.0.save_run(incident, run)).await
    }

    async fn runs_of(&self, incident: &IncidentId) -> Result<Vec<KeptRun>, JournalError> {
        self.0.runs_of(incident).await
    }

    async fn save_runbook_document(&self, document: &Document) -> Result<(), JournalError> {
        self.1
            .step("save_runbook_document", self.0.save_runbook_document(document))
            .await
    }

    async fn runbook_document(&self, name: &str, version: &str) -> Result<Option<Document>, JournalError> {
        self.0.runbook_document(name, version).await
    }
}
