use super::adapter::{Automation, SERVICE};
use super::start::tag_key;
use crate::gateway::Operation;
use aws_sdk_ssm::types::{AutomationExecutionFilter, AutomationExecutionFilterKey};
use domain::ids::EntryId;
use response::ports::{RunbookStarted, StoreError};

const DESCRIBE_EXECUTIONS: Operation = Operation::read("DescribeAutomationExecutions", SERVICE);

impl Automation {
    /// `DescribeAutomationExecutions` by the tag that the start gave it.
    pub(super) async fn execution_started_by(
        &self,
        token: &EntryId,
    ) -> Result<Option<RunbookStarted>, StoreError> {
        let filter = AutomationExecutionFilter::builder()
            .key(AutomationExecutionFilterKey::TagKey)
            .values(tag_key(token))
            .build()
            .map_err(|error| DESCRIBE_EXECUTIONS.unbuilt(error))?;
        let request = self.client.describe_automation_executions().filters(filter);
        let reply = self
            .gateway
            .call(DESCRIBE_EXECUTIONS, || request.clone().send())
            .await?;
        let listed = reply.automation_execution_metadata_list.unwrap_or_default();
        let ids = listed
            .into_iter()
            .filter_map(|one| one.automation_execution_id?.parse().ok());
        Ok(ids.map(|id| self.started(id)).next())
    }
}
