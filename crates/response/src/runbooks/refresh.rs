use super::executions;
use crate::ports::{JournalError, StoreError};
use crate::{Console, ResponseError};
use domain::ids::{ExecutionId, IncidentId};
use domain::runbook::{Execution, KeptRun};
use domain::time::Timestamp;
use domain::version::Pane;

/// How often it is looked whether a document has a newer default version, in milliseconds.
const DEFAULT_EVERY: i64 = 5 * 60_000;

/// Reads the executions of an incident that may still change, and keeps what was read. Each stands for itself: one that
/// can't be read keeps its last state beside the error. `force` reads those that are over too.
pub async fn refresh(console: &Console, id: &IncidentId, force: bool) -> Result<(), ResponseError> {
    let Some(copy) = console.journal.copy(id).await? else {
        return Ok(());
    };
    let kept = console.journal.runs_of(id).await?;
    let now = console.clock.now();
    let (mut changed, mut whole) = (false, true);
    let mut followed = executions(&copy);
    // One that the incident names no longer is followed to its end: the page shows it, and waits for it.
    let left = kept
        .iter()
        .filter(|run| !run.is_settled(now) && !followed.contains(&run.id));
    let left: Vec<ExecutionId> = left.map(|run| run.id.clone()).collect();
    followed.extend(left);
    for execution in followed {
        let before = kept.iter().find(|run| run.id == execution);
        if !force && before.is_some_and(|run| run.is_settled(now)) {
            continue;
        }
        let before = before.cloned().unwrap_or_else(|| KeptRun::unread(execution));
        let read = read(console, before.clone()).await?;
        whole &= read.error.is_none();
        changed |= console.journal.save_run(id, &read).await?;
    }
    if whole {
        console.live.set_runbooks_read(id, console.clock.now());
    }
    if changed {
        console
            .live
            .bump(id, &[Pane::Runbook, Pane::Timeline, Pane::Header]);
    }
    Ok(())
}

async fn read(console: &Console, before: KeptRun) -> Result<KeptRun, JournalError> {
    let began = console.clock.now();
    let execution = match console.runbooks.execution(&before.id).await {
        Ok(execution) => execution.trimmed(),
        Err(StoreError::NotFound { .. }) => {
            return Ok(KeptRun {
                gone: before.gone.or(Some(began)),
                error: None,
                ..before
            });
        }
        Err(error) => {
            return Ok(KeptRun {
                error: Some(error.to_string()),
                ..before
            });
        }
    };
    let document_error = document(console, &execution).await?;
    let default_version = default_version(console, &before, &execution, began).await;
    Ok(KeptRun {
        id: before.id,
        read: Some(began),
        error: None,
        gone: None,
        default_version,
        document_error,
        execution: Some(execution),
    })
}

/// Keeps the version that runs. Returns why that could not be had.
async fn document(console: &Console, execution: &Execution) -> Result<Option<String>, JournalError> {
    let (name, version) = (&execution.document, &execution.version);
    if console.journal.runbook_document(name, version).await?.is_some() {
        return Ok(None);
    }
    match console.runbooks.document(name, Some(version)).await {
        Ok(document) => {
            // Under the name and version by which the execution refers to it.
            let document = domain::runbook::Document {
                name: name.clone(),
                version: version.clone(),
                ..document
            };
            console.journal.save_runbook_document(&document).await?;
            Ok(None)
        }
        Err(error) => Ok(Some(error.to_string())),
    }
}

/// The version that the document would run now; the one known before where that can't be had.
async fn default_version(
    console: &Console,
    before: &KeptRun,
    execution: &Execution,
    now: Timestamp,
) -> Option<String> {
    let due = console.live.default_version_due(&before.id, now, DEFAULT_EVERY);
    if !due && before.default_version.is_some() {
        return before.default_version.clone();
    }
    match console.runbooks.document(&execution.document, None).await {
        Ok(document) => Some(document.version),
        Err(error) => {
            tracing::debug!(error = %error, "the default version of a document could not be read");
            before.default_version.clone()
        }
    }
}

/// Reads one execution as it is now, past what is kept.
pub(super) async fn execution_now(console: &Console, id: &ExecutionId) -> Result<Execution, StoreError> {
    console.runbooks.execution(id).await
}
