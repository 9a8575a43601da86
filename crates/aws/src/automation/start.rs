use super::adapter::{Automation, SERVICE};
use crate::gateway::Operation;
use aws_sdk_ssm::types::Tag;
use domain::ids::EntryId;
use response::ports::{RunbookStart, RunbookStarted, StoreError};

const START_AUTOMATION_EXECUTION: Operation = Operation::write("StartAutomationExecution", SERVICE);

/// The key of the tag by which the execution of a start is found again: AWS filters executions by keys, not by values.
pub(super) fn tag_key(token: &EntryId) -> String {
    format!("lazaret:{token}")
}

impl Automation {
    /// `StartAutomationExecution`, once for one token.
    pub(super) async fn start_execution(
        &self,
        start: &RunbookStart,
        token: &EntryId,
    ) -> Result<RunbookStarted, StoreError> {
        let tag = Tag::builder().key(tag_key(token)).value("started by").build();
        let tag = tag.map_err(|error| START_AUTOMATION_EXECUTION.unbuilt(error))?;
        let mut request = self
            .client
            .start_automation_execution()
            .document_name(start.document.as_str())
            .set_document_version(start.version.clone())
            .client_token(token.as_str())
            .tags(tag);
        for (name, values) in &start.parameters {
            request = request.parameters(name, values.clone());
        }
        let reply = self
            .gateway
            .call(START_AUTOMATION_EXECUTION, || request.clone().send())
            .await?;
        let id = reply.automation_execution_id.and_then(|id| id.parse().ok());
        id.map(|id| self.started(id))
            .ok_or_else(|| START_AUTOMATION_EXECUTION.without("an execution"))
    }
}
