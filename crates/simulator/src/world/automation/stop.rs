//! `StopAutomationExecution`: a cancellation, or an early end.

use super::Status;
use super::engine::{cancel_current, end};
use super::execution::Cursor;
use super::runbook::Afterwards;
use crate::ssm::errors::{execution_not_found, refused};
use crate::wire::Refusal;
use crate::world::Account;

/// The steps of a cancellation run for at most two minutes (User Guide, "onCancel").
const CANCELLING_MS: i64 = 120_000;

/// Stops an execution.
///
/// # Errors
/// `AutomationExecutionNotFoundException`, and `InvalidAutomationStatusUpdateException` for one that ended.
pub(crate) fn stop(account: &mut Account, id: &str, complete: bool, now: i64) -> Result<(), Refusal> {
    let key = account
        .automations
        .key(id)
        .ok_or_else(|| execution_not_found(id))?;
    let Some(execution) = account.automations.at_mut(key) else {
        return Err(execution_not_found(id));
    };
    if execution.has_ended() || execution.cancelling.is_some() {
        let message = format!(
            "Execution {id} is {} and can't be stopped.",
            execution.status.wire()
        );
        return Err(refused("InvalidAutomationStatusUpdateException", &message));
    }
    let current = match execution.cursor {
        Cursor::In(run) => execution.runs.get(run).map(|run| run.step),
        _ => None,
    };
    let after = current
        .and_then(|step| execution.runbook.steps.get(step))
        .and_then(|step| step.on_cancel.clone());
    let failed = execution.runs.iter().any(|run| run.status.is_failure());
    cancel_current(account, key, now);
    if complete {
        let status = if failed {
            Status::CompletedWithFailure
        } else {
            Status::CompletedWithSuccess
        };
        end(account, key, status, now);
        return Ok(());
    }
    let Some(execution) = account.automations.at_mut(key) else {
        return Ok(());
    };
    let next = match after {
        Some(Afterwards::Step(name)) => execution.runbook.step(&name),
        _ => None,
    };
    match next {
        Some(step) => {
            execution.cursor = Cursor::Next(step, now);
            execution.status = Status::Cancelling;
            execution.cancelling = Some(now + CANCELLING_MS);
        }
        None => end(account, key, Status::Cancelled, now),
    }
    Ok(())
}
