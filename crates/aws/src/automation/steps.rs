use super::adapter::{Automation, SERVICE};
use super::convert::step;
use crate::gateway::Operation;
use crate::pages::all;
use domain::ids::ExecutionId;
use domain::runbook::StepRun;
use response::ports::StoreError;

const DESCRIBE_STEPS: Operation = Operation::read("DescribeAutomationStepExecutions", SERVICE);
/// AWS's largest page.
const PAGE_SIZE: i32 = 50;

impl Automation {
    /// `DescribeAutomationStepExecutions`, in AWS's order, which is that of the document.
    pub(super) async fn all_steps(&self, id: &ExecutionId) -> Result<Vec<StepRun>, StoreError> {
        all(DESCRIBE_STEPS, |token| self.page_of_steps(id, token)).await
    }

    async fn page_of_steps(
        &self,
        id: &ExecutionId,
        token: Option<String>,
    ) -> Result<(Vec<StepRun>, Option<String>), StoreError> {
        let request = self
            .client
            .describe_automation_step_executions()
            .automation_execution_id(id.as_str())
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(DESCRIBE_STEPS, || request.clone().send())
            .await?;
        let steps = reply.step_executions.unwrap_or_default().into_iter();
        Ok((steps.filter_map(step).collect(), reply.next_token))
    }
}
