use super::adapter::{Automation, SERVICE};
use super::convert::{lists, status, step};
use crate::gateway::Operation;
use crate::moments::moment;
use domain::ids::ExecutionId;
use domain::runbook::Execution;
use response::ports::StoreError;
use std::collections::BTreeMap;

const GET_AUTOMATION_EXECUTION: Operation = Operation::read("GetAutomationExecution", SERVICE);

impl Automation {
    /// `GetAutomationExecution`, and `DescribeAutomationStepExecutions` where it leaves steps out.
    pub(super) async fn get_execution(&self, id: &ExecutionId) -> Result<Execution, StoreError> {
        let (this, id) = (self.clone(), id.clone());
        let key = id.to_string();
        let read = async move { this.read_execution(id).await };
        self.gateway.shared(GET_AUTOMATION_EXECUTION, &key, read).await
    }

    async fn read_execution(&self, id: ExecutionId) -> Result<Execution, StoreError> {
        let request = self
            .client
            .get_automation_execution()
            .automation_execution_id(id.as_str());
        let reply = self
            .gateway
            .call(GET_AUTOMATION_EXECUTION, || request.clone().send())
            .await?;
        let asked_for = |one: &aws_sdk_ssm::types::AutomationExecution| {
            one.automation_execution_id.as_deref() == Some(id.as_str())
        };
        let read = reply
            .automation_execution
            .filter(asked_for)
            .ok_or_else(|| GET_AUTOMATION_EXECUTION.without("the execution"))?;
        let steps = if read.step_executions_truncated {
            self.all_steps(&id).await?
        } else {
            let steps = read.step_executions.unwrap_or_default().into_iter();
            steps.filter_map(step).collect()
        };
        Ok(Execution {
            id,
            document: read.document_name.unwrap_or_default(),
            version: read.document_version.unwrap_or_default(),
            status: status(read.automation_execution_status.as_ref()),
            started: read.execution_start_time.as_ref().map(moment),
            ended: read.execution_end_time.as_ref().map(moment),
            started_by: read.executed_by,
            failure: read.failure_message,
            parameters: lists(read.parameters),
            outputs: lists(read.outputs),
            steps,
            left_out: BTreeMap::new(),
        })
    }
}
