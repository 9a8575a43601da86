use super::refresh::execution_now;
use super::start::relate;
use crate::ports::{RunbookStarted, StoreError};
use crate::{Console, ResponseError};
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::runbook::{KeptRun, RunStatus, RunbookAct, StepRun};

/// How long after its request an execution may not be listed yet, in milliseconds: `DescribeAutomationExecutions` is
/// eventually consistent, and no page says by when. Until then a start that isn't found stays in doubt.
const LISTED_AFTER: i64 = 120_000;
/// How long a step may still show as it was before a signal that AWS took, in milliseconds. Until then a signal that isn't seen
/// stays in doubt: what is said to have had no effect would be sent again.
const SHOWN_AFTER: i64 = 30_000;

/// Whether an act on a runbook whose answer was lost holds, and what was read. `None`: it needs no reading, or it can't be
/// told yet.
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
    let found = match does {
        RunbookAct::Item { .. } | RunbookAct::Remark { .. } => None,
        RunbookAct::Continue { execution, run, .. } => {
            Some(step(console, execution, run, |step| step.status == RunStatus::Success).await?)
        }
        RunbookAct::Approve { execution, run, .. } => {
            let console_is = console.settings.principal.as_str();
            let counts =
                |step: &StepRun| step.approvals().is_some() && step.approvers().any(|one| one == console_is);
            let approved = |step: &StepRun| step.status == RunStatus::Success || counts(step);
            Some(step(console, execution, run, approved).await?)
        }
        RunbookAct::Reject { execution, run, .. } => {
            let rejected = |step: &StepRun| matches!(step.status, RunStatus::Rejected | RunStatus::Failed);
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
        RunbookAct::Start { document, .. } => match console.runbooks.started_by(entry).await? {
            Some(started) => Some((
                true,
                related(console, id, entry, &started, document.as_str()).await?,
            )),
            None => Some((false, "no execution was started by it".to_owned())),
        },
    };
    let shown_after = match does {
        RunbookAct::Start { .. } => LISTED_AFTER,
        _ => SHOWN_AFTER,
    };
    match found {
        Some((false, _)) if is_younger(console, entry, shown_after).await? => Ok(None),
        found => Ok(found),
    }
}

/// Relates an execution that was started to its incident. Where that is refused for good it runs all the same, and is
/// followed: who may not write related items must not lose sight of it.
async fn related(
    console: &Console,
    id: &IncidentId,
    entry: &EntryId,
    started: &RunbookStarted,
    document: &str,
) -> Result<String, ResponseError> {
    let said = format!("the execution {} was started", started.id);
    match relate(console, id, entry, started, document).await {
        Ok(()) => Ok(said),
        Err(error @ (StoreError::Unavailable { .. } | StoreError::Throttled { .. })) => Err(error.into()),
        Err(error) => {
            let run = KeptRun::unread(started.id.clone());
            console.journal.save_run(id, &run).await?;
            Ok(format!(
                "{said}; it could not be related to the incident: {error}"
            ))
        }
    }
}

async fn is_younger(console: &Console, entry: &EntryId, than: i64) -> Result<bool, ResponseError> {
    let asked = console.journal.entry(entry).await?;
    let now = console.clock.now();
    Ok(asked.is_some_and(|asked| now.since(asked.entry.at) < than))
}

const GONE: &str = "AWS does not know the execution any more";

async fn step(
    console: &Console,
    execution: &ExecutionId,
    run: &str,
    holds: impl Fn(&StepRun) -> bool,
) -> Result<(bool, String), StoreError> {
    let now = match execution_now(console, execution).await {
        Ok(now) => now,
        Err(StoreError::NotFound { .. }) => return Ok((false, GONE.to_owned())),
        Err(error) => return Err(error),
    };
    Ok(match now.run(run) {
        Some(run) => {
            let so_far = run.approvals().map(|one| format!(" with {}", one.said()));
            let read = format!(
                "step {} is {}{}",
                run.name,
                run.status.word(),
                so_far.unwrap_or_default()
            );
            (holds(run), read)
        }
        None => (false, "the execution has no such step".to_owned()),
    })
}
