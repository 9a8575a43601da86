use super::adapter::{Automation, SERVICE};
use crate::gateway::Operation;
use aws_sdk_ssm::types::StopType;
use domain::ids::ExecutionId;
use response::ports::StoreError;

/// Cancelled twice is cancelled: the second time AWS refuses it, which the gateway doesn't take for the first one's answer.
const STOP_AUTOMATION_EXECUTION: Operation = Operation::write("StopAutomationExecution", SERVICE);

impl Automation {
    /// `StopAutomationExecution` as a cancellation.
    pub(super) async fn cancel_execution(&self, id: &ExecutionId) -> Result<(), StoreError> {
        let request = self
            .client
            .stop_automation_execution()
            .automation_execution_id(id.as_str())
            .r#type(StopType::Cancel);
        self.gateway
            .call(STOP_AUTOMATION_EXECUTION, || request.clone().send())
            .await
            .map(drop)
    }
}
