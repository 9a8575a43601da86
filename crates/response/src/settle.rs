//! Acts without an end: after a crash, a lost answer or a time-out the store is read back. Settling claims the
//! state, never who caused it.

use crate::acts::{duplicate_item, first_note, write_outcome, write_started};
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::act::{Act, RecordChange};
use domain::entry::{Body, ChainId, Outcome};
use domain::ids::{EntryId, IncidentId};
use domain::incident::{IncidentRecord, Status};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often acts without an end are looked for.
const EVERY: Duration = Duration::from_secs(5);
/// An act younger than this may still be under way in this process: longer than the gateway's patience.
const UNDER_WAY: i64 = 60_000;
/// Starts are looked for among incidents created up to this long before the request, for clocks differ.
const CLOCKS_DIFFER: i64 = 60_000;

/// Settles, at start, every act that has no end.
pub async fn on_start(console: &Console) -> Result<(), ResponseError> {
    settle_older_than(console, 0).await
}

/// Settles acts that stay without an end, until `stop`.
pub async fn run(console: Console, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = settle_older_than(&console, UNDER_WAY).await {
            tracing::error!(error = %error, "acts in doubt could not be looked for");
        }
    }
}

async fn settle_older_than(console: &Console, age: i64) -> Result<(), ResponseError> {
    let now = console.clock.now();
    for open in console.journal.open_acts().await? {
        let Body::Act(act) = &open.entry.body else {
            continue;
        };
        if now.since(open.entry.at) < age {
            continue;
        }
        match &open.entry.chain {
            ChainId::Incident(id) => settle(console, id, &open.entry.id, act).await,
            ChainId::Device(_) => {}
            ChainId::Console => settle_start(console, &open.entry.id, act).await,
        }
    }
    Ok(())
}

/// Reads back whether an act holds and ends it; when the store can't be read, it stays open.
pub(crate) async fn settle(console: &Console, id: &IncidentId, entry: &EntryId, act: &Act) {
    let (holds, read) = match holds(console, id, act).await {
        Ok(Some(found)) => found,
        Ok(None) => return,
        Err(error) => {
            tracing::warn!(error = %error, entry = %entry, "an act stays in doubt: the store could not be read back");
            return;
        }
    };
    let read = format!("{read}, read back {}", console.clock.now().clock_text());
    if let Err(error) = write_outcome(console, id, entry, Outcome::Settled { holds, read }).await {
        tracing::error!(error = %error, entry = %entry, "the outcome of an act could not be written");
    }
}

/// Whether the store is as the act wanted it, and what was read.
async fn holds(
    console: &Console,
    id: &IncidentId,
    act: &Act,
) -> Result<Option<(bool, String)>, ResponseError> {
    let status = |wanted| async move {
        let record = console.store.incident(id).await?;
        Ok::<_, StoreError>(Some((
            record.status == wanted,
            format!("the incident is {}", record.status),
        )))
    };
    Ok(match act {
        Act::Update { change } => {
            let record = console.store.incident(id).await?;
            let found = is_as(&record, change);
            Some((
                found,
                if found {
                    "the record is as wanted"
                } else {
                    "the record is not as wanted"
                }
                .into(),
            ))
        }
        Act::Resolve { .. } => status(Status::Resolved).await?,
        Act::Reopen { .. } => status(Status::Open).await?,
        Act::Duplicate { of, .. } => {
            let wanted = duplicate_item(console, of)?;
            Some(
                listed(console, id, |one| {
                    one.kind == wanted.kind && one.value == wanted.value
                })
                .await?,
            )
        }
        Act::AddItem { item } => Some(
            listed(console, id, |one| {
                one.kind == item.kind && one.value == item.value
            })
            .await?,
        ),
        Act::RemoveItem { kind, value, .. } => {
            let (found, read) = listed(console, id, |one| one.kind == *kind && one.value == *value).await?;
            Some((!found, read))
        }
        _ => None,
    })
}

fn is_as(record: &IncidentRecord, change: &RecordChange) -> bool {
    change
        .title
        .as_ref()
        .is_none_or(|title| title.as_str() == record.title)
        && change
            .summary
            .as_ref()
            .is_none_or(|summary| summary.as_str() == record.summary.as_deref().unwrap_or(""))
        && change.impact.is_none_or(|impact| impact == record.impact)
        && change.status.is_none_or(|status| status == record.status)
}

async fn listed(
    console: &Console,
    id: &IncidentId,
    wanted: impl Fn(&domain::related::RelatedItem) -> bool,
) -> Result<(bool, String), StoreError> {
    let found = console.store.related(id).await?.iter().any(wanted);
    Ok((
        found,
        if found {
            "the item is listed"
        } else {
            "the item is not listed"
        }
        .into(),
    ))
}

/// Looks for an incident that a lost start may have made: same plan and title, created since. It is never started
/// a second time by itself.
pub(crate) async fn settle_start(console: &Console, entry: &EntryId, act: &Act) {
    let Act::Start {
        title, plan, reason, ..
    } = act
    else {
        return;
    };
    let Ok(Some(asked)) = console.journal.entry(entry).await else {
        return;
    };
    let since = asked.entry.at.plus(-CLOCKS_DIFFER);
    let Ok(open) = console.store.incidents(Status::Open, Some(since)).await else {
        return;
    };
    let found = open
        .into_iter()
        .find(|one| one.title == title.as_str() && &one.id.plan == plan);
    if let Some(one) = &found
        && let Err(error) = first_note(console, &asked.entry.who, entry, &one.id, reason).await
    {
        tracing::error!(error = %error, entry = %entry, "the first note of a start could not be written");
        return;
    }
    let result = match &found {
        Some(one) => Outcome::Settled {
            holds: true,
            read: one.id.to_string(),
        },
        None => Outcome::Settled {
            holds: false,
            read: "no such incident is listed".into(),
        },
    };
    if let Err(error) = write_started(console, entry, result).await {
        tracing::error!(error = %error, entry = %entry, "the outcome of a start could not be written");
    }
}
