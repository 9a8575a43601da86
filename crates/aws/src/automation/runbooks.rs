use super::adapter::Automation;
use async_trait::async_trait;
use aws_sdk_ssm::types::SignalType;
use domain::ids::{EntryId, ExecutionId};
use domain::runbook::{Document, Execution};
use response::ports::{RunbookStart, RunbookStarted, Runbooks, StoreError};

#[async_trait]
impl Runbooks for Automation {
    async fn execution(&self, id: &ExecutionId) -> Result<Execution, StoreError> {
        self.get_execution(id).await
    }

    async fn document(&self, name: &str, version: Option<&str>) -> Result<Document, StoreError> {
        self.get_document(name, version).await
    }

    async fn started_by(&self, token: &EntryId) -> Result<Option<RunbookStarted>, StoreError> {
        self.execution_started_by(token).await
    }

    async fn resume(&self, id: &ExecutionId, step: &str) -> Result<(), StoreError> {
        self.signal(id, SignalType::Resume, Some(("StepName", step)))
            .await
    }

    async fn approve(&self, id: &ExecutionId, comment: Option<&str>) -> Result<(), StoreError> {
        let comment = comment.map(|text| ("Comment", text));
        self.signal(id, SignalType::Approve, comment).await
    }

    async fn reject(&self, id: &ExecutionId, comment: Option<&str>) -> Result<(), StoreError> {
        let comment = comment.map(|text| ("Comment", text));
        self.signal(id, SignalType::Reject, comment).await
    }

    async fn start(&self, start: &RunbookStart, token: &EntryId) -> Result<RunbookStarted, StoreError> {
        self.start_execution(start, token).await
    }

    async fn cancel(&self, id: &ExecutionId) -> Result<(), StoreError> {
        self.cancel_execution(id).await
    }
}
