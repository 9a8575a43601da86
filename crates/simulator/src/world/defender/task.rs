//! A detect mitigation task: actions applied to the devices of violations.

use serde_json::{Value, json};

use super::{MitigationAction, Violation};
use crate::times;

/// How long a task runs (*assumed*).
const RUNS_MS: i64 = 15_000;
/// Tasks that may run at once (Device Defender, "Detect quotas").
pub(crate) const MOST_AT_ONCE: usize = 5;
/// Tasks are kept for 90 days (Device Defender, "Detect quotas").
const KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TaskStatus {
    InProgress,
    Successful,
    Failed,
    Canceled,
}

/// The violations that a task is about.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    Violations(Vec<String>),
    Profile { name: String, behaviour: Option<String> },
}

/// When the violations' events occurred, both ends included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub from: i64,
    pub to: i64,
}

/// One action on the device of one violation.
#[derive(Clone, Debug)]
pub(crate) struct Execution {
    pub violation: String,
    pub thing: String,
    pub action: String,
    pub status: &'static str,
    pub ended: Option<i64>,
    pub error: Option<(String, String)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub id: String,
    pub token: String,
    pub status: TaskStatus,
    pub started: i64,
    pub ended: Option<i64>,
    pub target: Target,
    pub actions: Vec<MitigationAction>,
    pub range: Option<Range>,
    pub only_active: bool,
    pub suppressed_too: bool,
    pub executions: Vec<Execution>,
}

impl Task {
    pub(crate) const fn ends(&self) -> i64 {
        self.started + RUNS_MS
    }

    pub(crate) const fn is_kept(&self, now: i64) -> bool {
        now - self.started <= KEPT_MS
    }

    pub(crate) fn runs(&self) -> bool {
        self.status == TaskStatus::InProgress
    }

    /// Stops the task: what it had not done is skipped.
    pub(crate) fn cancel(&mut self, now: i64) {
        self.status = TaskStatus::Canceled;
        self.ended = Some(now);
        for execution in &mut self.executions {
            execution.status = "SKIPPED";
            execution.ended = Some(now);
        }
    }

    /// Whether the task is about this violation.
    pub(crate) fn covers(&self, violation: &Violation, now: i64) -> bool {
        let meant = match &self.target {
            Target::Violations(ids) => ids.contains(&violation.id),
            Target::Profile { name, behaviour } => {
                *name == violation.profile
                    && behaviour
                        .as_ref()
                        .is_none_or(|behaviour| violation.behaviour["name"] == **behaviour)
            }
        };
        let within = |range: Range| {
            let mut events = violation.events.iter();
            events.any(|event| (range.from..=range.to).contains(&event.at))
        };
        meant
            && (!self.only_active || violation.is_active(now))
            && (self.suppressed_too || !violation.is_suppressed())
            && self.range.is_none_or(within)
    }

    /// The task's summary.
    pub(crate) fn shown(&self) -> Value {
        let status = match self.status {
            TaskStatus::InProgress => "IN_PROGRESS",
            TaskStatus::Successful => "SUCCESSFUL",
            TaskStatus::Failed => "FAILED",
            TaskStatus::Canceled => "CANCELED",
        };
        let count = |status: &str| self.executions.iter().filter(|e| e.status == status).count();
        let mut shown = json!({
            "taskId": self.id,
            "taskStatus": status,
            "taskStartTime": times::to_wire(self.started),
            "target": self.target.shown(),
            "onlyActiveViolationsIncluded": self.only_active,
            "suppressedAlertsIncluded": self.suppressed_too,
            "actionsDefinition": self.actions.iter().map(MitigationAction::shown).collect::<Vec<_>>(),
            "taskStatistics": {
                "actionsExecuted": count("SUCCESSFUL"),
                "actionsSkipped": count("SKIPPED"),
                "actionsFailed": count("FAILED"),
            },
        });
        if let Some(ended) = self.ended {
            shown["taskEndTime"] = times::to_wire(ended);
        }
        if let Some(range) = self.range {
            shown["violationEventOccurrenceRange"] =
                json!({"startTime": times::to_wire(range.from), "endTime": times::to_wire(range.to)});
        }
        shown
    }
}

impl Target {
    fn shown(&self) -> Value {
        match self {
            Self::Violations(ids) => json!({"violationIds": ids}),
            Self::Profile { name, behaviour } => {
                let mut shown = json!({"securityProfileName": name});
                if let Some(behaviour) = behaviour {
                    shown["behaviorName"] = json!(behaviour);
                }
                shown
            }
        }
    }
}

impl Execution {
    pub(crate) fn shown(&self, task: &Task) -> Value {
        let mut shown = json!({
            "taskId": task.id,
            "violationId": self.violation,
            "actionName": self.action,
            "thingName": self.thing,
            "executionStartDate": times::to_wire(task.started),
            "status": self.status,
        });
        if let Some(ended) = self.ended {
            shown["executionEndDate"] = times::to_wire(ended);
        }
        if let Some((code, message)) = &self.error {
            shown["errorCode"] = json!(code);
            shown["message"] = json!(message);
        }
        shown
    }
}
