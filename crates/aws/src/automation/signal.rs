use super::adapter::{Automation, SERVICE};
use crate::gateway::Operation;
use aws_sdk_ssm::types::SignalType;
use domain::ids::ExecutionId;
use response::ports::StoreError;

/// A runbook may lead back to its step: the same signal once more would go on from there too.
const SEND_AUTOMATION_SIGNAL: Operation = Operation::once("SendAutomationSignal", SERVICE);

/// How many characters a value of a payload has (`AutomationParameterValue`).
const VALUE_LIMIT: usize = 512;

impl Automation {
    /// `SendAutomationSignal` with at most one value in its payload. An empty value is none: AWS takes 1 to 512
    /// characters.
    pub(super) async fn signal(
        &self,
        id: &ExecutionId,
        kind: SignalType,
        value: Option<(&str, &str)>,
    ) -> Result<(), StoreError> {
        let mut request = self
            .client
            .send_automation_signal()
            .automation_execution_id(id.as_str())
            .signal_type(kind);
        if let Some((name, text)) = value.filter(|(_, text)| !text.is_empty()) {
            let text: String = text.chars().take(VALUE_LIMIT).collect();
            request = request.payload(name, vec![text]);
        }
        self.gateway
            .call(SEND_AUTOMATION_SIGNAL, || request.clone().send())
            .await
            .map(drop)
    }
}
