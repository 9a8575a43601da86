//! What acts on a runbook have in common.

use super::refresh;
use super::refresh::execution_now;
use crate::acts::{in_store, record};
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::runbook::{Execution, RunbookAct, StepRun};
use domain::version::Pane;
use domain::view::Done;

/// The execution as it is kept, if the incident names it.
pub(super) async fn kept(
    console: &Console,
    id: &IncidentId,
    execution: &ExecutionId,
) -> Result<Execution, ResponseError> {
    let snapshot = crate::incidents::known(console, id).await?;
    let run = snapshot.runs.iter().find(|run| run.id == *execution);
    let found = run.and_then(|run| run.execution.clone());
    found.ok_or(ResponseError::Refused(
        "This incident has no such runbook, or it was never read.".into(),
    ))
}

/// What is done in the store, and the pages that show it.
pub(super) async fn in_automation(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    does: RunbookAct,
    said: String,
    call: impl Future<Output = Result<(), StoreError>> + Send,
) -> Result<Done, ResponseError> {
    let act = Act::Runbook { does };
    let done = in_store(console, actor, id, entry, act, said, call).await;
    // What came of it shows at once; should this reading fail, the next one tells it. A refusal mostly means that the
    // runbook is elsewhere than the page showed: that is worth the same look.
    if let Err(error) = refresh(console, id, true).await {
        tracing::debug!(error = %error, "a runbook could not be read after an act");
    }
    let version = console
        .live
        .bump(id, &[Pane::Runbook, Pane::Header, Pane::Timeline]);
    done.map(|done| Done { version, ..done })
}

/// What is said of a runbook: done once it is on the record.
pub(super) async fn on_record(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    does: RunbookAct,
    said: String,
) -> Result<Done, ResponseError> {
    let done = record(console, actor, id, entry, Act::Runbook { does }, said).await?;
    let version = console.live.bump(id, &[Pane::Runbook]);
    Ok(Done { version, ..done })
}

/// The run that a form is about, if it still waits, as AWS has it now: AWS's signals name a step or nothing, so that one
/// sent late would count for a later run.
pub(super) async fn waiting_now(
    console: &Console,
    id: &IncidentId,
    execution: &ExecutionId,
    run: &str,
) -> Result<StepRun, ResponseError> {
    let now = match execution_now(console, execution).await {
        Ok(now) => now,
        Err(StoreError::NotFound { .. }) => {
            refresh(console, id, true).await?;
            return Err(ResponseError::Refused(
                "AWS does not know this execution any more; nothing was sent.".into(),
            ));
        }
        Err(error) => return Err(error.into()),
    };
    let found = now.run(run).cloned();
    if let Some(found) = found.clone().filter(StepRun::waits) {
        return Ok(found);
    }
    refresh(console, id, true).await?;
    let why = match (found, now.waiting()) {
        (Some(found), _) if found.status.is_failure() => {
            format!("Step {} {}.", found.name, found.status.word())
        }
        (Some(found), Some(other)) => format!(
            "Step {} is {}; the runbook waits at {}.",
            found.name,
            found.status.word(),
            other.name
        ),
        (Some(found), None) => format!("Step {} is {}.", found.name, found.status.word()),
        (None, _) => "The runbook has no such step.".to_owned(),
    };
    Err(ResponseError::Refused(format!(
        "{why} Nothing was sent, and what you typed is kept."
    )))
}
