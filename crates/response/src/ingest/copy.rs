use super::adopt::adopt;
use crate::ports::StoreError;
use crate::snapshot::save_state;
use crate::{Console, ResponseError, engagements};
use domain::event::TimelineEvent;
use domain::ids::EventId;
use domain::incident::IncidentRecord;
use domain::time::Timestamp;
use domain::version::Pane;
use futures::stream::{self, TryChunksError};
use futures::{StreamExt, TryStreamExt};

/// How many event bodies are fetched at once: the store has no bulk read.
const BODIES_AT_ONCE: usize = 4;
/// How many event bodies are saved in one commit, so that a long timeline appears in parts and a crash loses little.
const BODIES_A_COMMIT: usize = 100;
/// How long after it took an event the store may list a timeline without it, in milliseconds; AWS documents nothing.
const LISTED_LATE: i64 = 5_000;

/// Saves a record that was just read, then reads and saves what belongs to it. Returns which panes changed; parts of a
/// long timeline are told as they come.
pub(super) async fn copy(
    console: &Console,
    record: &IncidentRecord,
    began: Timestamp,
    place: u64,
) -> Result<Vec<Pane>, ResponseError> {
    let id = &record.id;
    let mut changed = Vec::new();
    if console.journal.save_record(record, began).await? {
        changed.push(Pane::Header);
    }
    let (heads, related) = futures::try_join!(console.store.events(id), console.store.related(id))?;
    if console.journal.save_related(id, &related, began).await? {
        changed.extend([Pane::Related, Pane::Header]);
    }
    let present: Vec<EventId> = heads.iter().map(|head| head.id.clone()).collect();
    let missing = console.journal.missing_bodies(id, &heads).await?;
    let mut timeline = !missing.is_empty();
    let mut left = missing.len();
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
        // What came before a failure is kept, so that each reading of a long timeline comes further.
        let (chunk, failed): (Vec<TimelineEvent>, Option<StoreError>) = match chunk {
            Ok(chunk) => (chunk, None),
            Err(TryChunksError(before, error)) => (before, Some(error)),
        };
        if !chunk.is_empty() {
            adopt(console, id, &chunk).await?;
            console.journal.save_events(id, &chunk).await?;
            left = left.saturating_sub(chunk.len());
            if left > 0 {
                console.live.bump(id, &[Pane::Timeline, Pane::Header]);
            }
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
    }
    // A list that was asked for earlier than one that counts already would call newer events deleted.
    if console.live.is_latest_reading(id, place) {
        let asked = began.plus(-LISTED_LATE);
        timeline |= console.journal.mark_deleted(id, &present, asked).await?;
    }
    let paging = engagements::follow(console, id, timeline).await?;
    if timeline || !paging.is_empty() {
        // A page that was acknowledged counts in lists too.
        save_state(console, id).await?;
    }
    if timeline {
        changed.extend([Pane::Timeline, Pane::Header]);
    }
    changed.extend(paging);
    Ok(changed)
}
