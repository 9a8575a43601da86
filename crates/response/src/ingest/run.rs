use super::lists;
use super::pace::{self, period};
use super::readings::{Read, begin};
use crate::Console;
use crate::ports::JournalError;
use domain::ids::IncidentId;
use domain::time::Timestamp;
use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;
use tokio::task::{self, JoinError, JoinSet};
use tokio::time::{Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;

/// How often the work that is due is looked for.
const TICK: Duration = Duration::from_millis(200);
/// How many incidents are read at once that nobody looks at.
const UNWATCHED_AT_ONCE: usize = 4;
/// How many incidents are read at once that somebody looks at: they never wait for a long one that nobody does.
const WATCHED_AT_ONCE: usize = 16;
/// How long a lease on an incident lasts, in milliseconds; a server that died is replaced after this.
const LEASE: i64 = 15_000;
/// How often a reading renews it.
const RENEWED: Duration = Duration::from_secs(5);

#[derive(Debug, Default)]
struct Schedule {
    known: HashMap<IncidentId, Due>,
    /// Being read, and whether somebody looked when that began.
    running: HashMap<IncidentId, bool>,
    tasks: HashMap<task::Id, IncidentId>,
    backfill: Option<Instant>,
    /// What could not be read, and until when it isn't read only to be complete.
    failed: HashMap<IncidentId, Timestamp>,
}

#[derive(Clone, Copy, Debug)]
struct Due {
    last: Instant,
    failures: u32,
    /// It was deleted: not read again, unless a list has it again.
    gone: bool,
}

/// Follows the store until `stop`. `owner` names this process in leases: what one that died had under way is waited
/// for before it is done again.
pub async fn run(console: Console, owner: String, stop: CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = lists::follow(&console) => {}
        () = incidents(&console, &owner) => {}
    }
}

async fn incidents(console: &Console, owner: &str) {
    let mut schedule = Schedule::default();
    let mut readings = JoinSet::new();
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            Some(read) = readings.join_next_with_id() => schedule.ends(read, console.clock.now()),
            _ = ticks.tick() => match due(console, owner, &mut schedule).await {
                Ok(due) => for id in due {
                    let task = readings.spawn(read(console.clone(), owner.to_owned(), id.clone()));
                    schedule.tasks.insert(task.id(), id);
                },
                Err(error) => tracing::error!(error = %error, "the journal failed while the store was copied"),
            },
        }
    }
}

impl Schedule {
    fn begins(&mut self, id: &IncidentId, watched: bool, now: Instant) {
        self.running.insert(id.clone(), watched);
        let failures = self.known.get(id).map_or(0, |one| one.failures);
        let due = Due {
            last: now,
            failures,
            gone: false,
        };
        self.known.insert(id.clone(), due);
    }

    fn ends(&mut self, ended: Result<(task::Id, Read), JoinError>, now: Timestamp) {
        let (task, read) = ended.unwrap_or_else(|error| (error.id(), Read::Failed));
        let Some(id) = self.tasks.remove(&task) else {
            return;
        };
        self.running.remove(&id);
        if read == Read::Failed {
            self.failed.insert(id.clone(), now.plus(pace::BACKFILL_AGAIN));
        }
        if let Some(one) = self.known.get_mut(&id) {
            one.gone = read == Read::Gone;
            one.failures = match read {
                Read::Whole | Read::Gone => 0,
                Read::Failed => one.failures.saturating_add(1),
            };
        }
    }

    fn has_room(&self, watched: bool) -> bool {
        let most = if watched {
            WATCHED_AT_ONCE
        } else {
            UNWATCHED_AT_ONCE
        };
        self.running.values().filter(|one| **one == watched).count() < most
    }
}

/// The incidents whose reading begins now.
async fn due(
    console: &Console,
    owner: &str,
    schedule: &mut Schedule,
) -> Result<Vec<IncidentId>, JournalError> {
    let now = Instant::now();
    let (open, watched) = (console.journal.open_incidents().await?, console.live.watched());
    let mut due: Vec<IncidentId> = Vec::new();
    for id in watched
        .iter()
        .chain(open.iter().filter(|id| !watched.contains(id)))
    {
        let is_watched = watched.contains(id);
        if schedule.known.get(id).is_some_and(|one| one.gone) && !open.contains(id) {
            continue;
        }
        let waits = schedule.known.get(id).is_some_and(|one| {
            let every = period(is_watched, watched.len(), open.len(), one.failures);
            now.duration_since(one.last) < every
        });
        if waits || schedule.running.contains_key(id) || !schedule.has_room(is_watched) {
            continue;
        }
        if leased(console, owner, id).await? {
            schedule.begins(id, is_watched, now);
            due.push(id.clone());
        }
    }
    let rested = schedule
        .backfill
        .is_none_or(|at| now.duration_since(at) >= pace::BACKFILL);
    if due.is_empty() && rested && schedule.has_room(false) {
        schedule.backfill = Some(now);
        let time = console.clock.now();
        schedule.failed.retain(|_, again| *again > time);
        let waiting = u32::try_from(schedule.failed.len()).unwrap_or(u32::MAX);
        let unread = console.journal.never_read(waiting.saturating_add(1)).await?;
        let next = unread.into_iter().find(|id| !schedule.failed.contains_key(id));
        if let Some(id) = next.filter(|id| !schedule.running.contains_key(id)) {
            schedule.begins(&id, false, now);
            due.push(id);
        }
    }
    Ok(due)
}

/// Reads an incident, and keeps its lease while that takes.
async fn read(console: Console, owner: String, id: IncidentId) -> Read {
    let (end, _) = begin(&console, &id);
    tokio::select! {
        read = end => read,
        never = renew(&console, &owner, &id) => match never {},
    }
}

async fn renew(console: &Console, owner: &str, id: &IncidentId) -> Infallible {
    loop {
        tokio::time::sleep(RENEWED).await;
        if let Err(error) = leased(console, owner, id).await {
            tracing::error!(error = %error, incident = %id, "a lease could not be renewed");
        }
    }
}

async fn leased(console: &Console, owner: &str, id: &IncidentId) -> Result<bool, JournalError> {
    let now = console.clock.now();
    console
        .journal
        .lease(&format!("ingest/{id}"), owner, now, now.plus(LEASE))
        .await
}
