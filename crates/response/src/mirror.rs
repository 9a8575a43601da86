//! Tells the record's entries on the incidents' own timelines, in order, each once.

use crate::ports::{JournalError, MirrorItem, MirrorOutcome, StoreError};
use crate::{Console, ingest, workflow};
use domain::act::Act;
use domain::actor::Who;
use domain::entry::{Body, Entry};
use domain::ids::EventId;
use domain::timeline::{self, Reported, Trailer, read_report};
use domain::version::Pane;
use std::collections::HashSet;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often due entries are looked for.
const TICK: Duration = Duration::from_millis(250);
/// How many are taken at a time.
const BATCH: u32 = 50;
/// An entry that waited longer than this may have been sent before: the timeline is read first.
const FRESH: i64 = 10_000;
/// How long a lease on an incident's mirror lasts, in milliseconds.
const LEASE: i64 = 30_000;

/// Mirrors until `stop`. `owner` names this process in leases: one process tells an incident's entries.
pub async fn run(console: Console, owner: String, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = tick(&console, &owner).await {
            tracing::error!(error = %error, "the journal failed while entries were mirrored");
        }
    }
}

async fn tick(console: &Console, owner: &str) -> Result<(), JournalError> {
    let now = console.clock.now();
    let mut held_back = HashSet::new();
    for item in console.journal.mirrors_due(now, BATCH).await? {
        // After a failure the later entries of that incident wait, so that the order is kept.
        if held_back.contains(&item.incident) {
            continue;
        }
        let lease = format!("mirror/{}", item.incident);
        if !console.journal.lease(&lease, owner, now, now.plus(LEASE)).await? {
            held_back.insert(item.incident);
            continue;
        }
        let outcome = send(console, &item).await?;
        if matches!(outcome, MirrorOutcome::Retry { .. }) {
            held_back.insert(item.incident.clone());
        }
        console.journal.mirror_done(&item.entry, outcome).await?;
        console.live.bump(&item.incident, &[Pane::Timeline]);
    }
    Ok(())
}

async fn send(console: &Console, item: &MirrorItem) -> Result<MirrorOutcome, JournalError> {
    let Some(entry) = told_by(console, item).await? else {
        return Ok(MirrorOutcome::Refused {
            error: "the entry is no longer on the record".into(),
        });
    };
    if matches!(entry.entry.body, Body::Erased { .. }) {
        return Ok(replace(console, item, &entry).await);
    }
    let link = format!("{}/incidents/{}", console.settings.public_url, item.incident);
    let Some(event) = timeline::mirror(&entry, &link) else {
        return Ok(MirrorOutcome::Refused {
            error: "this kind of entry is not mirrored".into(),
        });
    };
    let sent = if let Body::Act(Act::Amend { note, .. }) = &entry.entry.body {
        let original = console
            .journal
            .mirrors(&item.incident)
            .await?
            .into_iter()
            .find(|one| &one.entry == note);
        match original.and_then(|one| one.event.filter(|_| !one.gone)) {
            Some(id) => {
                let updated = console
                    .store
                    .update_event(&item.incident, &id, &event, &entry.entry.id)
                    .await;
                updated.map(|()| id)
            }
            None => {
                return Ok(MirrorOutcome::Refused {
                    error: "the note is no longer on the timeline".into(),
                });
            }
        }
    } else {
        match sent_before(console, item, &entry).await {
            Ok(Some(id)) => Ok(id),
            Ok(None) => {
                console
                    .store
                    .create_event(&item.incident, &event, &entry.entry.id)
                    .await
            }
            Err(error) => Err(error),
        }
    };
    Ok(match sent {
        Ok(event) => MirrorOutcome::Sent {
            event,
            at: console.clock.now(),
        },
        Err(error) => after(console, item, &error),
    })
}

/// Puts a tombstone in the place of an erased entry's copy; an entry that was never told is not told any more.
async fn replace(console: &Console, item: &MirrorItem, entry: &Entry) -> MirrorOutcome {
    let event = match &item.event {
        Some(event) => Some(event.clone()),
        // It may have been on its way.
        None => match sent_before(console, item, entry).await {
            Ok(found) => found,
            Err(error) => return after(console, item, &error),
        },
    };
    let Some(event) = event else {
        return MirrorOutcome::Refused {
            error: "it was erased before it was told".into(),
        };
    };
    let (told, token) = (timeline::tombstone(entry), entry.entry.id.outcome());
    match console
        .store
        .update_event(&item.incident, &event, &told, &token)
        .await
    {
        Ok(()) => MirrorOutcome::Erased {
            event,
            at: console.clock.now(),
        },
        Err(error) => after(console, item, &error),
    }
}

/// The act that an item tells: the entry itself, or the act whose outcome it is.
async fn told_by(console: &Console, item: &MirrorItem) -> Result<Option<Entry>, JournalError> {
    let entry = console.journal.entry(&item.entry).await?;
    match entry.as_ref().map(|entry| &entry.entry.body) {
        Some(Body::Outcome { of, .. }) => console.journal.entry(of).await,
        _ => Ok(entry),
    }
}

/// The event that tells this entry already, when an earlier attempt may have got through. The store documents no
/// lifetime for client tokens, so they alone don't prevent a second event.
async fn sent_before(
    console: &Console,
    item: &MirrorItem,
    entry: &Entry,
) -> Result<Option<EventId>, StoreError> {
    if matches!(&entry.entry.who, Who::Automation { name } if name == workflow::NAME) {
        // It came from the timeline: it is never sent, only found there once that part is copied.
        let unread = || StoreError::Unavailable {
            operation: "GetTimelineEvent",
            message: "its report is not copied yet".into(),
        };
        return reported(console, item).await.map(Some).ok_or_else(unread);
    }
    let waited = console.clock.now().since(entry.entry.at);
    let first = item.attempts == 0 && waited < FRESH && entry.entry.at.0 >= console.live.epoch();
    if first {
        return Ok(None);
    }
    match ingest::refresh(console, &item.incident).await {
        Ok(()) => {}
        Err(crate::ResponseError::Store(error)) => return Err(error),
        Err(error) => {
            return Err(StoreError::Unavailable {
                operation: "ListTimelineEvents",
                message: error.to_string(),
            });
        }
    }
    let events = console.journal.events(&item.incident).await.unwrap_or_default();
    let tells = |data: &str| {
        let text = serde_json::from_str::<String>(data).unwrap_or_else(|_| data.to_owned());
        Trailer::find(&text).is_some_and(|(trailer, _)| trailer.entry == entry.entry.id)
    };
    Ok(events
        .into_iter()
        .find(|one| tells(&one.event.data))
        .map(|one| one.event.head.id))
}

/// The event that reported an entry, from which it came onto the record.
async fn reported(console: &Console, item: &MirrorItem) -> Option<EventId> {
    let events = console.journal.events(&item.incident).await.ok()?;
    let has = |all: Vec<Reported>| all.iter().any(|one| one.entry.id == item.entry);
    let found = events
        .into_iter()
        .find(|one| read_report(&one.event).is_some_and(has));
    found.map(|one| one.event.head.id)
}

fn after(console: &Console, item: &MirrorItem, error: &StoreError) -> MirrorOutcome {
    let seconds = match error {
        StoreError::NotFound { .. } | StoreError::Refused { .. } => {
            return MirrorOutcome::Refused {
                error: error.to_string(),
            };
        }
        StoreError::Denied { .. } => 60,
        StoreError::Throttled { .. } | StoreError::Unavailable { .. } => 1 << item.attempts.min(6),
    };
    let not_before = console.clock.now().plus(seconds * 1000);
    MirrorOutcome::Retry {
        error: error.to_string(),
        not_before,
    }
}
