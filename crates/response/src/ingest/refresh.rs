use crate::ports::StoreError;
use crate::snapshot::save_state;
use crate::{Console, ResponseError};
use domain::event::TimelineEvent;
use domain::ids::{EventId, IncidentId};
use domain::time::Timestamp;
use domain::version::Pane;
use domain::view::Freshness;
use futures::{StreamExt, TryStreamExt, stream};

/// How many event bodies are fetched at once: the store has no bulk read.
const BODIES_AT_ONCE: usize = 4;
/// How many event bodies are saved in one commit, so that a long timeline appears in parts and a crash loses little.
const BODIES_A_COMMIT: usize = 200;
/// How often "unchanged, read just now" is written to the database rather than only kept in memory.
const WRITTEN_EVERY: i64 = 30_000;

/// Reads one incident from the store and saves what changed. Pages are told which panes did.
pub async fn refresh(console: &Console, id: &IncidentId) -> Result<(), ResponseError> {
    let began = console.clock.now();
    match copy(console, id, began).await {
        Ok(changed) => {
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
                console.live.bump(id, &changed);
            }
            Ok(())
        }
        Err(ResponseError::Store(error)) => {
            note_failure(console, id, &error).await?;
            Err(error.into())
        }
        Err(error) => Err(error),
    }
}

async fn copy(console: &Console, id: &IncidentId, began: Timestamp) -> Result<Vec<Pane>, ResponseError> {
    let place = console.live.reading_begins();
    let (record, heads, related) = futures::try_join!(
        console.store.incident(id),
        console.store.events(id),
        console.store.related(id)
    )?;
    let mut changed = Vec::new();
    if console.journal.save_record(&record, began).await? {
        changed.push(Pane::Header);
    }
    if console.journal.save_related(id, &related, began).await? {
        changed.extend([Pane::Related, Pane::Header]);
    }
    let present: Vec<EventId> = heads.iter().map(|head| head.id.clone()).collect();
    let missing = console.journal.missing_bodies(id, &heads).await?;
    let mut timeline = !missing.is_empty();
    let bodies = stream::iter(missing.into_iter().map(|head| async move {
        match console.store.event(id, &head.id).await {
            // Deleted between the list and here.
            Err(StoreError::NotFound { .. }) => Ok(None),
            other => other.map(Some),
        }
    }))
    .buffer_unordered(BODIES_AT_ONCE)
    .try_filter_map(|event| async move { Ok(event) })
    .try_chunks(BODIES_A_COMMIT);
    futures::pin_mut!(bodies);
    while let Some(chunk) = bodies.next().await {
        let chunk: Vec<TimelineEvent> = chunk.map_err(|error| error.1)?;
        console.journal.save_events(id, &chunk).await?;
    }
    // A list that was asked for earlier than one that counts already would call newer events deleted.
    if console.live.is_latest_reading(id, place) {
        timeline |= console.journal.mark_deleted(id, &present).await?;
    }
    if timeline {
        // A page that was acknowledged counts in lists too.
        save_state(console, id).await?;
        changed.extend([Pane::Timeline, Pane::Header]);
    }
    Ok(changed)
}

async fn note_failure(console: &Console, id: &IncidentId, error: &StoreError) -> Result<(), ResponseError> {
    // Of an incident that the console doesn't know, nothing is kept: anybody can make up an address.
    let Some(kept) = console.journal.copy(id).await? else {
        return Ok(());
    };
    let before = console.live.freshness(id).unwrap_or(kept.freshness);
    let freshness = Freshness {
        read: before.read,
        error: Some(error.to_string()),
    };
    if before.error != freshness.error {
        console.journal.save_freshness(id, &freshness).await?;
        console.live.set_freshness(id, freshness);
        console.live.bump(id, &[Pane::Header]);
    }
    Ok(())
}
