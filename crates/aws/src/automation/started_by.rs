use super::adapter::{Automation, SERVICE};
use super::start::tag_key;
use crate::gateway::Operation;
use crate::pages::first;
use aws_sdk_ssm::types::{AutomationExecutionFilter, AutomationExecutionFilterKey};
use domain::ids::{EntryId, ExecutionId};
use response::ports::{RunbookStarted, StoreError};

const DESCRIBE_EXECUTIONS: Operation = Operation::read("DescribeAutomationExecutions", SERVICE);

impl Automation {
    /// `DescribeAutomationExecutions` by the tag that the start gave it. AWS filters what a page has: one may be empty, and
    /// others follow.
    pub(super) async fn execution_started_by(
        &self,
        token: &EntryId,
    ) -> Result<Option<RunbookStarted>, StoreError> {
        let filter = AutomationExecutionFilter::builder()
            .key(AutomationExecutionFilterKey::TagKey)
            .values(tag_key(token))
            .build()
            .map_err(|error| DESCRIBE_EXECUTIONS.unbuilt(error))?;
        let page = |next| self.page_of_executions(filter.clone(), next);
        let mut found = first(DESCRIBE_EXECUTIONS, 1, page).await?;
        Ok(found.pop().map(|id| self.started(id)))
    }

    async fn page_of_executions(
        &self,
        filter: AutomationExecutionFilter,
        token: Option<String>,
    ) -> Result<(Vec<ExecutionId>, Option<String>), StoreError> {
        let request = self.client.describe_automation_executions();
        let request = request.filters(filter).set_next_token(token);
        let reply = self
            .gateway
            .call(DESCRIBE_EXECUTIONS, || request.clone().send())
            .await?;
        let listed = reply.automation_execution_metadata_list.unwrap_or_default();
        let ids = listed
            .into_iter()
            .filter_map(|one| one.automation_execution_id?.parse().ok());
        Ok((ids.collect(), reply.next_token))
    }
}
