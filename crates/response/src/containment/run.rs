use super::work;
use crate::Console;
use crate::ports::JournalError;
use domain::ids::DeviceName;
use std::collections::{HashMap, HashSet};
use std::time::Duration;
use tokio::task::{self, JoinSet};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

/// How often orders that are due are looked for.
const TICK: Duration = Duration::from_millis(250);
/// How many devices are worked on at once.
const AT_ONCE: usize = 8;
/// How long a lease on a device lasts, in milliseconds: what a dead process left waits no longer than this.
const LEASE: i64 = 30_000;
/// How often the leases of looks under way are renewed: a look may take longer than a lease.
const RENEW: Duration = Duration::from_secs(10);

/// Works on orders until `stop`. `owner` names this process in leases: of one device one process takes care.
pub async fn run(console: Console, owner: String, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // Tasks of their own: a look that had its turn to write must not wait for this loop, which waits for the journal.
    let mut looks = JoinSet::new();
    let mut under_way: HashMap<task::Id, DeviceName> = HashMap::new();
    let mut renewals = tokio::time::interval(RENEW);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = renewals.tick() => for device in under_way.values() {
                let now = console.clock.now();
                if let Err(error) = console.journal.lease(&lease(device), &owner, now, now.plus(LEASE)).await {
                    tracing::error!(error = %error, "the journal failed while a lease was renewed");
                }
            },
            Some(ended) = looks.join_next_with_id() => {
                let id = ended.map_or_else(|error| error.id(), |(id, ())| id);
                under_way.remove(&id);
            }
            _ = ticks.tick() => match due(&console, &owner, &under_way).await {
                Ok((due, many)) => for course in due {
                    let (console, owner) = (console.clone(), owner.clone());
                    let device = course.order.device.clone();
                    let looked_at = device.clone();
                    let task = looks.spawn(async move {
                        if let Err(error) = work(&console, course, many).await {
                            tracing::error!(error = %error, "an order about a device could not be worked on");
                        }
                        release(&console, &owner, &looked_at).await;
                    });
                    under_way.insert(task.id(), device);
                },
                Err(error) => tracing::error!(error = %error, "the journal failed while orders were looked for"),
            },
        }
    }
}

/// The orders whose turn it is, and how many there are in all.
async fn due(
    console: &Console,
    owner: &str,
    under_way: &HashMap<task::Id, DeviceName>,
) -> Result<(Vec<domain::containment::Course>, usize), JournalError> {
    let busy: HashSet<&DeviceName> = under_way.values().collect();
    let room = AT_ONCE.saturating_sub(busy.len());
    if room == 0 {
        return Ok((Vec::new(), 0));
    }
    let now = console.clock.now();
    let limit = u32::try_from(AT_ONCE * 2).unwrap_or(u32::MAX);
    let waiting = console.journal.due_courses(now, limit).await?;
    let mut mine = Vec::new();
    for course in waiting {
        let device = &course.order.device;
        if mine.len() < room
            && !busy.contains(device)
            && console
                .journal
                .lease(&lease(device), owner, now, now.plus(LEASE))
                .await?
        {
            mine.push(course);
        }
    }
    let many = if mine.is_empty() {
        0
    } else {
        console.journal.count_courses().await?
    };
    Ok((mine, many))
}

/// Gives the lease back. Should that fail, it ends by itself.
async fn release(console: &Console, owner: &str, device: &DeviceName) {
    let now = console.clock.now();
    let _ = console.journal.lease(&lease(device), owner, now, now).await;
}

fn lease(device: &DeviceName) -> String {
    format!("containment/{device}")
}
