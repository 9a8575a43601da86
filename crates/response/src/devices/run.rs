use super::refresh;
use crate::snapshot::snapshot;
use crate::{Console, ResponseError};
use domain::ids::{DeviceName, IncidentId};
use domain::version::Version;
use std::collections::HashMap;
use std::time::Duration;
use tokio::task::{self, JoinSet};
use tokio::time::{Instant, MissedTickBehavior};
use tokio_util::sync::CancellationToken;

/// How often devices that are due are looked for.
const TICK: Duration = Duration::from_secs(1);
/// How often a device is read whose incident somebody looks at.
const WATCHED: Duration = Duration::from_secs(25);
/// How long after a capture for an incident that failed it is tried again.
const RETRY: Duration = Duration::from_secs(30);
/// How many devices are read at once.
const AT_ONCE: usize = 4;
/// How many devices of one incident are followed by themselves; the others are read when somebody looks at them.
const FOLLOWED: usize = 20;
/// How long a lease on an incident's devices lasts, in milliseconds.
const LEASE: i64 = 15_000;

type Key = (IncidentId, DeviceName);
/// Incidents at the version at which all of their devices were captured: until they change, they need no look.
type Settled = HashMap<IncidentId, Version>;

/// Captures each device of an open incident once, as it was then, and those that somebody looks at again and again,
/// until `stop`. `owner` names this process in leases.
pub async fn run(console: Console, owner: String, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut last, mut settled) = (HashMap::new(), Settled::new());
    let mut under_way: HashMap<task::Id, Key> = HashMap::new();
    let mut readings = JoinSet::new();
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            Some(ended) = readings.join_next_with_id() => {
                let id = ended.map_or_else(|error| error.id(), |(id, ())| id);
                under_way.remove(&id);
            }
            _ = ticks.tick() => match due(&console, &owner, &last, &mut settled).await {
                Ok(due) => for key in due {
                    if under_way.len() >= AT_ONCE || under_way.values().any(|one| *one == key) {
                        continue;
                    }
                    last.insert(key.clone(), Instant::now());
                    let (console, (incident, device)) = (console.clone(), key.clone());
                    let task = readings.spawn(async move {
                        if let Err(error) = refresh(&console, Some(&incident), &device).await {
                            tracing::error!(error = %error, "the journal failed while a device was captured");
                        }
                    });
                    under_way.insert(task.id(), key);
                },
                Err(error) => tracing::error!(error = %error, "the journal failed while devices were looked for"),
            },
        }
    }
}

/// The devices whose turn it is, those that somebody looks at first.
async fn due(
    console: &Console,
    owner: &str,
    last: &HashMap<Key, Instant>,
    settled: &mut Settled,
) -> Result<Vec<Key>, ResponseError> {
    let now = Instant::now();
    let watched = console.live.watched();
    let open = console.journal.open_incidents().await?;
    let mut due = Vec::new();
    let others = open.iter().filter(|id| !watched.contains(id));
    for (id, is_watched) in watched
        .iter()
        .map(|id| (id, true))
        .chain(others.map(|id| (id, false)))
    {
        let version = console.live.version(id);
        if !is_watched && settled.get(id) == Some(&version) {
            continue;
        }
        let mut missing = false;
        for device in devices(console, id).await? {
            let key = (id.clone(), device);
            let since = last.get(&key).map(|at| now.duration_since(*at));
            let waits = since.is_some_and(|since| since < if is_watched { WATCHED } else { RETRY });
            let kept = !is_watched && console.journal.then(id, &key.1).await?.is_some();
            missing |= !kept;
            if !waits && !kept && leased(console, owner, id).await? {
                due.push(key);
            }
        }
        if !missing {
            settled.insert(id.clone(), version);
        }
        if due.len() >= AT_ONCE {
            break;
        }
    }
    Ok(due)
}

/// The devices that an incident involves, of those that a registry or a broker could name.
async fn devices(console: &Console, id: &IncidentId) -> Result<Vec<DeviceName>, ResponseError> {
    let Some(snapshot) = snapshot(console, id).await? else {
        return Ok(Vec::new());
    };
    let names = snapshot.facts.devices.iter().take(FOLLOWED);
    Ok(names.filter_map(|name| name.parse().ok()).collect())
}

async fn leased(console: &Console, owner: &str, id: &IncidentId) -> Result<bool, ResponseError> {
    let now = console.clock.now();
    let name = format!("devices/{id}");
    Ok(console.journal.lease(&name, owner, now, now.plus(LEASE)).await?)
}
