//! One run of a step.

use serde_json::{Map, Value, json};

use super::runbook::Step;
use super::{Failure, Status};
use crate::times;

/// What a running step waits for.
#[derive(Clone, Debug)]
pub(super) enum Wait {
    /// Somebody's `Resume`.
    Resume,
    /// Enough approvals.
    Approval(Approval),
    /// Its time to pass.
    Time(i64),
    /// The answer to this invocation of a function.
    Invocation(String),
    /// The answer of a function, which is known and not told yet.
    Answer(i64, Result<Answer, Failure>),
    /// The next look at a resource.
    Look(i64),
}

#[derive(Clone, Debug)]
pub(super) struct Approval {
    pub approvers: Vec<String>,
    pub needed: usize,
    /// `{ approver, decision, comment }`
    pub decisions: Vec<Value>,
}

/// What an action gave back.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    /// The outputs that the action itself defines.
    pub outputs: Map<String, Value>,
    /// What the step's selectors pick from.
    pub selectable: Value,
    pub response: Option<String>,
    pub response_code: Option<String>,
    /// The step that the action leads to.
    pub jump: Option<String>,
}

/// A run of a step: one of each step from the start, and another each time the automation comes back to it.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub id: String,
    /// The step's place in the runbook.
    pub step: usize,
    pub status: Status,
    pub started: Option<i64>,
    pub ended: Option<i64>,
    pub(super) inputs: Map<String, Value>,
    pub(super) outputs: Map<String, Value>,
    pub(super) answer: Option<(Option<String>, Option<String>)>,
    pub(super) failure: Option<Failure>,
    pub(super) attempts: u64,
    pub(super) deadline: Option<i64>,
    pub(super) wait: Option<Wait>,
}

impl Run {
    pub(super) fn pending(id: String, step: usize) -> Self {
        Self {
            id,
            step,
            status: Status::Pending,
            started: None,
            ended: None,
            inputs: Map::new(),
            outputs: Map::new(),
            answer: None,
            failure: None,
            attempts: 0,
            deadline: None,
            wait: None,
        }
    }

    /// When something happens to it by itself.
    pub(super) fn due(&self) -> Option<i64> {
        let wakes = match &self.wait {
            Some(Wait::Time(at) | Wait::Answer(at, _) | Wait::Look(at)) => Some(*at),
            _ => None,
        };
        match (wakes, self.deadline) {
            (Some(wakes), Some(deadline)) => Some(wakes.min(deadline)),
            (wakes, deadline) => wakes.or(deadline),
        }
    }

    pub(super) fn end(&mut self, status: Status, at: i64) {
        (self.status, self.ended) = (status, Some(at));
        (self.wait, self.deadline) = (None, None);
    }

    /// The run as the API shows it.
    pub(crate) fn shown(&self, step: &Step, successors: Vec<String>) -> Value {
        let mut shown = json!({
            "StepName": step.name,
            "Action": step.action.wire(),
            "StepStatus": self.status.wire(),
            "StepExecutionId": self.id,
            "IsEnd": step.is_end,
            "ValidNextSteps": successors,
            "OnFailure": step.on_failure.as_ref().map_or("Abort".to_owned(), super::runbook::Afterwards::wire),
            "MaxAttempts": step.max_attempts,
            "IsCritical": step.counts(),
            "TimeoutSeconds": step.timeout_ms() / 1000,
        });
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                shown[name] = value;
            }
        };
        put("ExecutionStartTime", self.started.map(times::to_wire));
        put("ExecutionEndTime", self.ended.map(times::to_wire));
        put("NextStep", step.next.clone().map(Value::from));
        put(
            "FailureMessage",
            self.failure
                .as_ref()
                .map(|failure| failure.message.clone().into()),
        );
        put("FailureDetails", self.failure.as_ref().map(Failure::shown));
        let (response, code) = self.answer.clone().unwrap_or_default();
        put("Response", response.map(Value::from));
        put("ResponseCode", code.map(Value::from));
        let inputs: Map<String, Value> = self
            .inputs
            .iter()
            .map(|(name, value)| (name.clone(), value.to_string().into()))
            .collect();
        put("Inputs", (!inputs.is_empty()).then(|| inputs.into()));
        let outputs: Map<String, Value> = self
            .outputs
            .iter()
            .map(|(name, value)| (name.clone(), texts(value).into()))
            .collect();
        put("Outputs", (!outputs.is_empty()).then(|| outputs.into()));
        shown
    }
}

/// A value as the texts of an `AutomationParameterValueList`: at most 50, each of 1 to 512 characters.
pub(super) fn texts(value: &Value) -> Vec<String> {
    let one = |value: &Value| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        text.chars().take(512).collect::<String>()
    };
    let all = match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(one).take(50).collect(),
        single => vec![one(single)],
    };
    all.into_iter().filter(|text| !text.is_empty()).collect()
}
