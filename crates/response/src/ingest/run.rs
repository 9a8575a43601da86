use super::pace::{self, period};
use super::refresh;
use crate::Console;
use crate::ports::{JournalError, StoreError};
use domain::ids::IncidentId;
use domain::incident::Status;
use domain::view::Freshness;
use futures::{StreamExt, stream};
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// How often the work that is due is looked for.
const TICK: Duration = Duration::from_millis(200);
/// How many incidents are read at once.
const AT_ONCE: usize = 4;
/// How long a lease on an incident lasts, in milliseconds; a server that died is replaced after this.
const LEASE: i64 = 15_000;

#[derive(Debug, Default)]
struct Schedule {
    open: Vec<IncidentId>,
    incidents: HashMap<IncidentId, Due>,
    list: Option<Instant>,
    resolved: Option<Instant>,
    backfill: Option<Instant>,
}

#[derive(Clone, Copy, Debug)]
struct Due {
    last: Instant,
    failures: u32,
}

/// Follows the store until `stop`. `owner` names this process in leases, so that replicas share the work.
pub async fn run(console: Console, owner: String, stop: CancellationToken) {
    let mut schedule = Schedule::default();
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = tick(&console, &owner, &mut schedule).await {
            tracing::error!(error = %error, "the journal failed while the store was copied");
        }
    }
}

async fn tick(console: &Console, owner: &str, schedule: &mut Schedule) -> Result<(), JournalError> {
    let now = Instant::now();
    let is_due = |last: Option<Instant>, every| last.is_none_or(|at| now.duration_since(at) >= every);
    if is_due(schedule.list, pace::LIST) {
        schedule.list = Some(now);
        list(console, Status::Open).await?;
        schedule.open = console.journal.open_incidents().await?;
    }
    if is_due(schedule.resolved, pace::RESOLVED) {
        schedule.resolved = Some(now);
        list(console, Status::Resolved).await?;
    }
    let watched = console.live.watched();
    let mut due: Vec<IncidentId> = Vec::new();
    for id in schedule
        .open
        .iter()
        .chain(watched.iter().filter(|id| !schedule.open.contains(id)))
    {
        let is_watched = watched.contains(id);
        let waits = schedule.incidents.get(id).is_some_and(|one| {
            let every = period(is_watched, watched.len(), schedule.open.len(), one.failures);
            now.duration_since(one.last) < every
        });
        if !waits && leased(console, owner, id).await? {
            due.push(id.clone());
        }
    }
    if due.is_empty() && is_due(schedule.backfill, pace::BACKFILL) {
        schedule.backfill = Some(now);
        due = console.journal.never_read(1).await?;
    }
    let results: Vec<_> = stream::iter(due)
        .map(|id| async move {
            let result = refresh(console, &id).await;
            (id, result)
        })
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    for (id, result) in results {
        let before = schedule.incidents.get(&id).map_or(0, |one| one.failures);
        let failures = if result.is_ok() { 0 } else { before + 1 };
        schedule.incidents.insert(id, Due { last: now, failures });
    }
    Ok(())
}

async fn leased(console: &Console, owner: &str, id: &IncidentId) -> Result<bool, JournalError> {
    let now = console.clock.now();
    console
        .journal
        .lease(&format!("ingest/{id}"), owner, now, now.plus(LEASE))
        .await
}

/// Copies a list. An open incident that the list lacks is read by itself, for it was resolved or deleted elsewhere.
async fn list(console: &Console, status: Status) -> Result<(), JournalError> {
    let began = console.clock.now();
    match console.store.incidents(status, None).await {
        Ok(all) => {
            console.journal.save_summaries(&all, began).await?;
            console.live.set_list_freshness(Freshness {
                read: Some(began),
                error: None,
            });
            if status == Status::Open {
                let listed: std::collections::HashSet<_> = all.iter().map(|one| &one.id).collect();
                for id in console.journal.open_incidents().await? {
                    if !listed.contains(&id) {
                        // What it is now is written by the refresh, failures included.
                        let _ = refresh(console, &id).await;
                    }
                }
            }
        }
        Err(error) => note_list_failure(console, &error),
    }
    Ok(())
}

fn note_list_failure(console: &Console, error: &StoreError) {
    let before = console.live.list_freshness();
    console.live.set_list_freshness(Freshness {
        read: before.read,
        error: Some(error.to_string()),
    });
}
