use super::{executions, refresh};
use crate::{Console, ResponseError};
use domain::ids::IncidentId;
use domain::runbook::KeptRun;
use domain::version::{Pane, Version};
use std::collections::HashMap;
use std::time::Duration;
use tokio::task::{self, JoinSet};
use tokio::time::{Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;

/// How often runbooks that are due are looked for.
const TICK: Duration = Duration::from_millis(500);
/// How often the runbooks of an incident are read that somebody looks at, while few are.
const WATCHED: Duration = Duration::from_secs(2);
/// How often those of an open incident that nobody looks at.
const UNWATCHED: Duration = Duration::from_secs(20);
/// Half of what Automation's reads are assumed to be allowed a second.
const HALF_A_QUOTA: u32 = 5;
/// How many incidents' runbooks are read at once.
const AT_ONCE: usize = 4;
/// How long a lease on an incident's runbooks lasts, in milliseconds.
const LEASE: i64 = 15_000;
/// How often a page is told again how much time a step has left whose time-out is near.
const REMINDED: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
struct Schedule {
    last: HashMap<IncidentId, Instant>,
    /// Incidents at the version at which nothing of their runbooks could change by itself.
    settled: HashMap<IncidentId, Version>,
    under_way: HashMap<task::Id, IncidentId>,
    reminded: HashMap<IncidentId, Instant>,
}

/// Follows the runbooks of open incidents, and of those that somebody looks at, until `stop`. `owner` names this process
/// in leases.
pub async fn run(console: Console, owner: String, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut schedule, mut readings) = (Schedule::default(), JoinSet::new());
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            Some(ended) = readings.join_next_with_id() => {
                let id = ended.map_or_else(|error| error.id(), |(id, ())| id);
                schedule.under_way.remove(&id);
            }
            _ = ticks.tick() => match due(&console, &owner, &mut schedule).await {
                Ok(due) => for id in due {
                    schedule.last.insert(id.clone(), Instant::now());
                    let (console, incident) = (console.clone(), id.clone());
                    let task = readings.spawn(async move {
                        if let Err(error) = refresh(&console, &incident, false).await {
                            tracing::error!(error = %error, "the journal failed while a runbook was read");
                        }
                    });
                    schedule.under_way.insert(task.id(), id);
                },
                Err(error) => tracing::error!(error = %error, "the journal failed while runbooks were looked for"),
            },
        }
    }
}

/// How long after one reading the next begins: with many incidents it stretches, so that no API passes half its quota.
fn period(watched: bool, how_many: usize) -> Duration {
    let many = Duration::from_secs(1) * u32::try_from(how_many).unwrap_or(u32::MAX) / HALF_A_QUOTA;
    if watched {
        WATCHED.max(many)
    } else {
        UNWATCHED.max(many.saturating_mul(2))
    }
}

async fn due(
    console: &Console,
    owner: &str,
    schedule: &mut Schedule,
) -> Result<Vec<IncidentId>, ResponseError> {
    let now = Instant::now();
    let (watched, open) = (console.live.watched(), console.journal.open_incidents().await?);
    let others = open.iter().filter(|id| !watched.contains(id));
    let mut due = Vec::new();
    for (id, is_watched) in watched
        .iter()
        .map(|id| (id, true))
        .chain(others.map(|id| (id, false)))
    {
        if schedule.under_way.len() + due.len() >= AT_ONCE {
            break;
        }
        let every = period(is_watched, if is_watched { watched.len() } else { open.len() });
        let waits = schedule
            .last
            .get(id)
            .is_some_and(|at| now.duration_since(*at) < every);
        if waits || schedule.under_way.values().any(|one| one == id) {
            continue;
        }
        let version = console.live.version(id);
        if schedule.settled.get(id) == Some(&version) {
            continue;
        }
        let runs = console.journal.runs_of(id).await?;
        if is_settled(console, id, &runs).await? {
            schedule.settled.insert(id.clone(), version);
            continue;
        }
        remind(console, id, &runs, is_watched, schedule, now);
        if leased(console, owner, id).await? {
            due.push(id.clone());
        }
    }
    Ok(due)
}

/// Whether all executions that the incident names, or named, are known and over.
async fn is_settled(console: &Console, id: &IncidentId, runs: &[KeptRun]) -> Result<bool, ResponseError> {
    let Some(copy) = console.journal.copy(id).await? else {
        return Ok(true);
    };
    let now = console.clock.now();
    let settled = |id| runs.iter().any(|run| run.id == id && run.is_settled(now));
    Ok(runs.iter().all(|run| run.is_settled(now)) && executions(&copy).into_iter().all(settled))
}

/// The NEXT line tells how much time is left: near a time-out it is told again and again.
fn remind(
    console: &Console,
    id: &IncidentId,
    runs: &[KeptRun],
    is_watched: bool,
    schedule: &mut Schedule,
    now: Instant,
) {
    let clock = console.clock.now();
    let presses = runs
        .iter()
        .filter_map(|run| run.execution.as_ref()?.waiting()?.waiting())
        .any(|waiting| waiting.presses(clock));
    let lately = schedule
        .reminded
        .get(id)
        .is_some_and(|at| now.duration_since(*at) < REMINDED);
    if is_watched && presses && !lately {
        schedule.reminded.insert(id.clone(), now);
        console.live.bump(id, &[Pane::Header]);
    }
}

async fn leased(console: &Console, owner: &str, id: &IncidentId) -> Result<bool, ResponseError> {
    let now = console.clock.now();
    let name = format!("runbooks/{id}");
    Ok(console.journal.lease(&name, owner, now, now.plus(LEASE)).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_incidents_are_read_less_often_so_that_no_api_passes_half_its_quota() {
        assert_eq!(period(true, 1), Duration::from_secs(2));
        assert_eq!(period(true, 20), Duration::from_secs(4));
        assert_eq!(period(false, 10), Duration::from_secs(20));
        assert_eq!(period(false, 100), Duration::from_secs(40));
    }
}
