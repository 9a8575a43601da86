use super::refresh::execution_now;
use super::start::relate;
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::runbook::{RunStatus, RunbookAct};

/// Whether an act on a runbook whose answer was lost holds, and what was read. `None`: it needs no reading.
///
/// - A continued, approved or rejected step and a cancellation are *read back*: never sent again, for the runbook may
///   have come back to the same step.
/// - A start is found again by the tag that it gave its execution; relating that to the incident is *repeated safely*.
pub(crate) async fn settle(
    console: &Console,
    id: &IncidentId,
    entry: &EntryId,
    does: &RunbookAct,
) -> Result<Option<(bool, String)>, ResponseError> {
    Ok(match does {
        RunbookAct::Item { .. } | RunbookAct::Remark { .. } => None,
        RunbookAct::Continue { execution, run, .. } | RunbookAct::Approve { execution, run, .. } => {
            Some(step(console, execution, run, |status| *status == RunStatus::Success).await?)
        }
        RunbookAct::Reject { execution, run, .. } => {
            let rejected = |status: &RunStatus| matches!(status, RunStatus::Rejected | RunStatus::Failed);
            Some(step(console, execution, run, rejected).await?)
        }
        RunbookAct::Cancel { execution, .. } => Some(match execution_now(console, execution).await {
            Ok(now) => {
                let cancelled = matches!(now.status, RunStatus::Cancelled | RunStatus::Cancelling);
                (cancelled, format!("the execution is {}", now.status.word()))
            }
            Err(StoreError::NotFound { .. }) => (false, GONE.to_owned()),
            Err(error) => return Err(error.into()),
        }),
        RunbookAct::Start { document, .. } => Some(match console.runbooks.started_by(entry).await? {
            Some(started) => {
                relate(console, id, entry, &started, document.as_str()).await?;
                (true, format!("the execution {} was started", started.id))
            }
            None => (false, "no execution was started by it".to_owned()),
        }),
    })
}

const GONE: &str = "AWS does not know the execution any more";

async fn step(
    console: &Console,
    execution: &ExecutionId,
    run: &str,
    holds: impl Fn(&RunStatus) -> bool,
) -> Result<(bool, String), StoreError> {
    let now = match execution_now(console, execution).await {
        Ok(now) => now,
        Err(StoreError::NotFound { .. }) => return Ok((false, GONE.to_owned())),
        Err(error) => return Err(error),
    };
    Ok(match now.run(run) {
        Some(run) => (
            holds(&run.status),
            format!("step {} is {}", run.name, run.status.word()),
        ),
        None => (false, "the execution has no such step".to_owned()),
    })
}
