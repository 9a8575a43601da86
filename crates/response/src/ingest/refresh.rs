use super::copy::copy;
use crate::ports::{JournalError, StoreError};
use crate::{Console, ResponseError};
use domain::ids::IncidentId;
use domain::incident::{IncidentRecord, Status};
use domain::time::Timestamp;
use domain::version::Pane;
use domain::view::Freshness;

/// How often "unchanged, read just now" is written to the database rather than only kept in memory.
const WRITTEN_EVERY: i64 = 30_000;
/// What is told of an incident that was over when it was read first.
const OFF_LIST: &[Pane] = &[Pane::Timeline, Pane::Related];
/// What is told of a copy whose incident is there no longer.
const GONE: &str = "The incident was deleted in AWS; what was read of it before is kept here.";

/// Reads one incident from the store and saves what changed. Pages are told which panes did.
///
/// The record is asked for first, and alone: of an incident that was deleted the lists are empty or refused, which says
/// nothing.
pub async fn refresh(console: &Console, id: &IncidentId) -> Result<(), ResponseError> {
    let began = console.clock.now();
    let place = console.live.reading_begins();
    let found = console.store.incident(id).await;
    let is_over = matches!(&found, Ok(record) if record.status == Status::Resolved);
    let history = is_over && console.live.freshness(id).is_none();
    let read = match found {
        Ok(record) => copy(console, &record, began, place).await,
        Err(error) => {
            if matches!(error, StoreError::NotFound { .. }) {
                note_gone(console, id, began).await?;
            } else {
                note_failure(console, id, error.to_string(), error.may_pass()).await?;
            }
            return Err(error.into());
        }
    };
    match read {
        // Years of them are read after a start, one by one: nobody's list is to be fetched again for each.
        Ok(changed) if history && !changed.is_empty() => Ok(fresh(console, id, began, OFF_LIST).await?),
        Ok(changed) => Ok(fresh(console, id, began, &changed).await?),
        Err(ResponseError::Store(error)) => {
            note_failure(console, id, error.to_string(), error.may_pass()).await?;
            Err(error.into())
        }
        Err(error) => Err(error),
    }
}

async fn fresh(
    console: &Console,
    id: &IncidentId,
    began: Timestamp,
    changed: &[Pane],
) -> Result<(), JournalError> {
    let before = console.live.freshness(id).unwrap_or_default();
    let freshness = Freshness {
        read: Some(began),
        error: None,
    };
    let due = before.read.is_none_or(|at| began.since(at) >= WRITTEN_EVERY) || before.error.is_some();
    if due || !changed.is_empty() {
        console.journal.save_freshness(id, &freshness).await?;
    }
    console.live.set_freshness(id, freshness);
    if !changed.is_empty() || before.error.is_some() {
        console.live.bump(id, changed);
    }
    Ok(())
}

async fn note_gone(console: &Console, id: &IncidentId, began: Timestamp) -> Result<(), JournalError> {
    if let Some(kept) = console.journal.copy(id).await?
        && kept.record.gone.is_none()
    {
        let record = IncidentRecord {
            gone: Some(began),
            ..kept.record
        };
        console.journal.save_record(&record, began).await?;
    }
    note_failure(console, id, GONE.to_owned(), false).await
}

async fn note_failure(
    console: &Console,
    id: &IncidentId,
    error: String,
    may_pass: bool,
) -> Result<(), JournalError> {
    // Of an incident that the console doesn't know, nothing is kept: anybody can make up an address.
    let Some(kept) = console.journal.copy(id).await? else {
        return Ok(());
    };
    let before = console.live.freshness(id).unwrap_or(kept.freshness);
    let freshness = Freshness {
        read: before.read,
        error: Some(error),
    };
    if before.error != freshness.error {
        // One that was never read whole is given up for what is kept of its failure.
        if before.read.is_some() || !may_pass {
            console.journal.save_freshness(id, &freshness).await?;
        }
        console.live.set_freshness(id, freshness);
        console.live.bump(id, &[Pane::Header]);
    }
    Ok(())
}
