//! An automation that runs or ran.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::run::{Run, texts};
use super::runbook::Runbook;
use super::{RunAs, Status};
use crate::times;

/// As many steps stand in `GetAutomationExecution`; the others only in `DescribeAutomationStepExecutions` (*assumed*: the
/// model says only that the list can be cut).
const SHOWN_STEPS: usize = 100;

/// Where an execution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// Others run, and no more may run at once.
    Queued,
    /// A step of the runbook begins at this time.
    Next(usize, i64),
    /// A step of the runbook begins once somebody starts it.
    Held(usize),
    /// A run goes on.
    In(usize),
    Ended,
}

/// An execution.
#[derive(Debug)]
pub(crate) struct Execution {
    pub id: String,
    pub document: String,
    pub version: String,
    pub runbook: Arc<Runbook>,
    pub parameters: BTreeMap<String, Value>,
    pub interactive: bool,
    pub executed_by: String,
    pub run_as: RunAs,
    pub started: i64,
    pub ended: Option<i64>,
    pub tags: Vec<Value>,
    /// Members of the request that are given back and have no effect.
    pub kept: Map<String, Value>,
    pub(super) status: Status,
    pub(super) cursor: Cursor,
    pub(super) runs: Vec<Run>,
    /// The worst that a step that counts came to.
    pub(super) worst: Option<Status>,
    pub(super) failure: Option<String>,
    /// Until when the steps of a cancellation may run.
    pub(super) cancelling: Option<i64>,
}

impl Execution {
    pub(crate) const fn has_ended(&self) -> bool {
        self.ended.is_some()
    }

    pub(crate) fn runs(&self) -> impl DoubleEndedIterator<Item = &Run> {
        self.runs.iter()
    }

    /// When something happens to it by itself.
    pub(super) fn due(&self) -> Option<i64> {
        let due = match self.cursor {
            Cursor::Next(_, at) => Some(at),
            Cursor::In(run) => self.runs.get(run).and_then(Run::due),
            Cursor::Queued | Cursor::Held(_) | Cursor::Ended => None,
        };
        match (due, self.cancelling.filter(|_| !self.has_ended())) {
            (Some(due), Some(last)) => Some(due.min(last)),
            (due, last) => due.or(last),
        }
    }

    pub(super) fn current(&self) -> Option<&Run> {
        match self.cursor {
            Cursor::In(run) => self.runs.get(run),
            Cursor::Next(step, _) | Cursor::Held(step) => self
                .runs
                .iter()
                .find(|run| run.step == step && run.status == Status::Pending),
            Cursor::Queued | Cursor::Ended => None,
        }
    }

    /// The value of a reference in a step's inputs.
    pub(super) fn value(&self, reference: &str) -> Option<Value> {
        if reference == "automation:EXECUTION_ID" {
            return Some(self.id.clone().into());
        }
        if let Some((step, output)) = reference.split_once('.') {
            let step = self.runbook.step(step)?;
            let done = self
                .runs
                .iter()
                .rev()
                .find(|run| run.step == step && run.ended.is_some())?;
            return done.outputs.get(output).cloned();
        }
        self.parameters.get(reference).cloned()
    }

    pub(crate) fn run_shown(&self, run: &Run) -> Value {
        self.runbook.steps.get(run.step).map_or(Value::Null, |step| {
            run.shown(step, self.runbook.successors(run.step))
        })
    }

    /// `AutomationExecution`.
    pub(crate) fn full(&self) -> Value {
        let steps: Vec<Value> = self
            .runs
            .iter()
            .take(SHOWN_STEPS)
            .map(|run| self.run_shown(run))
            .collect();
        let count = |status: Status| self.runs.iter().filter(|run| run.status == status).count();
        let mut shown = self.common();
        shown["StepExecutions"] = steps.into();
        shown["StepExecutionsTruncated"] = (self.runs.len() > SHOWN_STEPS).into();
        shown["ProgressCounters"] = json!({
            "TotalSteps": self.runs.len(),
            "SuccessSteps": count(Status::Success),
            "FailedSteps": count(Status::Failed) + count(Status::Rejected),
            "CancelledSteps": count(Status::Cancelled),
            "TimedOutSteps": count(Status::TimedOut),
        });
        let parameters: Map<String, Value> = self
            .parameters
            .iter()
            .map(|(name, value)| (name.clone(), texts(value).into()))
            .collect();
        if !parameters.is_empty() {
            shown["Parameters"] = parameters.into();
        }
        shown
    }

    /// `AutomationExecutionMetadata`.
    pub(crate) fn summary(&self) -> Value {
        let mut shown = self.common();
        shown["AutomationType"] = "Local".into();
        shown["LogFile"] = "".into();
        shown
    }

    fn common(&self) -> Value {
        let mut shown = json!({
            "AutomationExecutionId": self.id,
            "DocumentName": self.document,
            "DocumentVersion": self.version,
            "ExecutionStartTime": times::to_wire(self.started),
            "AutomationExecutionStatus": self.status.wire(),
            "Mode": if self.interactive { "Interactive" } else { "Auto" },
            "ExecutedBy": self.executed_by,
            "Targets": [],
            "ResolvedTargets": {"ParameterValues": [], "Truncated": false},
        });
        for (name, value) in &self.kept {
            shown[name] = value.clone();
        }
        if let Some(ended) = self.ended {
            shown["ExecutionEndTime"] = times::to_wire(ended);
        }
        if let Some(step) = self.current().and_then(|run| self.runbook.steps.get(run.step)) {
            shown["CurrentStepName"] = step.name.clone().into();
            shown["CurrentAction"] = step.action.wire().into();
        }
        if let Some(failure) = &self.failure {
            shown["FailureMessage"] = failure.clone().into();
        }
        let outputs = self.outputs();
        if !outputs.is_empty() {
            shown["Outputs"] = outputs.into();
        }
        shown
    }

    /// The runbook's outputs; of a step that did not succeed they say so, as the AWS CLI's example shows.
    fn outputs(&self) -> Map<String, Value> {
        let named = self.runbook.outputs.iter().map(|output| {
            let texts = self.value(output).map_or_else(
                || vec!["No output available yet because the step is not successfully executed".to_owned()],
                |value| texts(&value),
            );
            (output.clone(), texts.into())
        });
        named.collect()
    }
}
