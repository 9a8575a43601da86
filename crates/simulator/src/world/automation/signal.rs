//! `SendAutomationSignal`: what people tell an automation.

use serde_json::{Map, Value, json};

use super::automations::Key;
use super::engine::{fail, succeed};
use super::execution::Cursor;
use super::run::{Answer, Approval, Wait};
use super::{Execution, Failure, Status};
use crate::ssm::errors::{execution_not_found, refused};
use crate::times::to_iso;
use crate::wire::Refusal;
use crate::world::Account;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignalKind {
    Approve,
    Reject,
    StartStep,
    StopStep,
    Resume,
    Revoke,
}

/// A signal with what its payload says.
#[derive(Debug)]
pub(crate) struct Signal {
    pub kind: SignalKind,
    pub step_name: Option<String>,
    pub step_execution: Option<String>,
    pub comment: Option<String>,
}

impl Signal {
    /// The principal `by` tells an execution.
    ///
    /// # Errors
    /// Those of `SendAutomationSignal`.
    pub(crate) fn send(&self, account: &mut Account, by: &str, id: &str, now: i64) -> Result<(), Refusal> {
        let key = account
            .automations
            .key(id)
            .ok_or_else(|| execution_not_found(id))?;
        let execution = account
            .automations
            .at(key)
            .ok_or_else(|| execution_not_found(id))?;
        if execution.has_ended() {
            return Err(not_now(&format!(
                "Execution {id} is {}.",
                execution.status.wire()
            )));
        }
        match self.kind {
            SignalKind::Approve | SignalKind::Reject => self.decide(account, by, key, now),
            SignalKind::Resume => {
                let run = self.waiting(execution, |wait| matches!(wait, Wait::Resume))?;
                succeed(account, key, run, Answer::default(), now);
                Ok(())
            }
            SignalKind::StartStep => self.start(account, key, now),
            SignalKind::StopStep => self.stop(account, key, now),
            SignalKind::Revoke => Err(not_now("Only access requests can be revoked.")),
        }
    }

    /// The current run, if it is the named one and waits for this.
    fn waiting(&self, execution: &Execution, wanted: impl Fn(&Wait) -> bool) -> Result<usize, Refusal> {
        if let Some(name) = &self.step_name
            && execution.runbook.step(name).is_none()
        {
            return Err(no_step(name, &execution.id));
        }
        if self.kind == SignalKind::Resume && self.step_name.is_none() {
            return Err(not_now("The payload must name the step: StepName."));
        }
        let Cursor::In(run) = execution.cursor else {
            return Err(not_now("No step is waiting for a signal."));
        };
        let current = execution.runs.get(run);
        let waits = current.and_then(|run| run.wait.as_ref()).is_some_and(wanted);
        let name = current.and_then(|run| Some(execution.runbook.steps.get(run.step)?.name.as_str()));
        let meant = self.step_name.is_none() || self.step_name.as_deref() == name;
        if waits && meant {
            return Ok(run);
        }
        let name = self.step_name.as_deref().or(name).unwrap_or_default();
        Err(not_now(&format!("Step {name} is not waiting for this signal.")))
    }

    fn decide(&self, account: &mut Account, by: &str, key: Key, now: i64) -> Result<(), Refusal> {
        let Some(execution) = account.automations.at_mut(key) else {
            return Err(not_now("The execution is gone."));
        };
        let run = self.waiting(execution, |wait| matches!(wait, Wait::Approval(_)))?;
        let Some(Wait::Approval(approval)) = execution.runs.get_mut(run).and_then(|run| run.wait.as_mut())
        else {
            return Err(not_now("No step is waiting for approval."));
        };
        if !approval.approvers.iter().any(|approver| is_meant(approver, by)) {
            return Err(not_now(&format!("{by} is not an approver of this step.")));
        }
        let said = |decision: &Value| decision["Approver"] == by;
        if approval.decisions.iter().any(said) {
            return Err(not_now(&format!("{by} has decided already.")));
        }
        let approves = self.kind == SignalKind::Approve;
        let decision = if approves { "Approve" } else { "Reject" };
        let comment = self.comment.clone().unwrap_or_default();
        approval.decisions.push(json!({
            "Approver": by, "Decision": decision, "ApprovalDecisionTime": to_iso(now), "Comment": comment,
        }));
        let enough = approval.decisions.len() >= approval.needed;
        let status = match (approves, enough) {
            (false, _) => "Rejected",
            (true, true) => "Approved",
            (true, false) => "Waiting",
        };
        let outputs = outputs(approval, status);
        if !(approves && enough)
            && let Some(run) = execution.runs.get_mut(run)
        {
            run.outputs.clone_from(&outputs);
        }
        if !approves {
            fail(account, key, run, Failure::rejected(by), now);
        } else if enough {
            let answer = Answer {
                outputs,
                ..Answer::default()
            };
            succeed(account, key, run, answer, now);
        }
        Ok(())
    }

    /// The next step of an interactive execution begins.
    fn start(&self, account: &mut Account, key: Key, now: i64) -> Result<(), Refusal> {
        let Some(execution) = account.automations.at_mut(key) else {
            return Err(not_now("The execution is gone."));
        };
        let Some(name) = &self.step_name else {
            return Err(not_now("The payload must name the step: StepName."));
        };
        let Some(step) = execution.runbook.step(name) else {
            return Err(no_step(name, &execution.id));
        };
        match execution.cursor {
            Cursor::Held(held) if held == step => {
                (execution.cursor, execution.status) = (Cursor::Next(step, now), Status::InProgress);
                Ok(())
            }
            _ => Err(not_now(&format!("Step {name} is not the next step to start."))),
        }
    }

    /// The current step of an interactive execution is cancelled; it can be started again.
    fn stop(&self, account: &mut Account, key: Key, now: i64) -> Result<(), Refusal> {
        let Some(execution) = account.automations.at_mut(key) else {
            return Err(not_now("The execution is gone."));
        };
        let Some(id) = &self.step_execution else {
            return Err(not_now("The payload must name the step: StepExecutionId."));
        };
        if !execution.runs.iter().any(|run| run.id == *id) {
            return Err(no_step(id, &execution.id));
        }
        let Cursor::In(current) = execution.cursor else {
            return Err(not_now("No step is running."));
        };
        match execution.runs.get_mut(current) {
            Some(run) if execution.interactive && run.id == *id => {
                run.end(Status::Cancelled, now);
                (execution.cursor, execution.status) = (Cursor::Held(run.step), Status::Waiting);
                Ok(())
            }
            _ => Err(not_now(
                "The step is not running, or the execution is not interactive.",
            )),
        }
    }
}

/// What an approval gives back. Authority: User Guide, "aws:approve": `ApprovalStatus`, `ApproverDecisions`.
fn outputs(approval: &Approval, status: &str) -> Map<String, Value> {
    let mut outputs = Map::new();
    outputs.insert("ApprovalStatus".to_owned(), status.into());
    outputs.insert("ApproverDecisions".to_owned(), approval.decisions.clone().into());
    outputs
}

/// Whether an approver of the runbook is this principal: its ARN, the ARN of its role, or a user's name.
/// Authority: User Guide, "aws:approve".
fn is_meant(approver: &str, principal: &str) -> bool {
    if approver == principal || principal.ends_with(&format!(":user/{approver}")) {
        return true;
    }
    let role = principal
        .split_once(":assumed-role/")
        .and_then(|(head, rest)| Some((head.replace(":sts::", ":iam::"), rest.split_once('/')?.0)));
    role.is_some_and(|(head, role)| approver == format!("{head}:role/{role}"))
}

fn not_now(message: &str) -> Refusal {
    refused("InvalidAutomationSignalException", message)
}

fn no_step(step: &str, execution: &str) -> Refusal {
    let message = format!("Step {step} doesn't exist in execution {execution}.");
    refused("AutomationStepNotFoundException", &message)
}
