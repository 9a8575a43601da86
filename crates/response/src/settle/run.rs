use super::{settle_act, settle_start};
use crate::{Console, ResponseError, devices, engagements};
use domain::act::Act;
use domain::entry::{Body, ChainId};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often acts without an end are looked for.
const EVERY: Duration = Duration::from_secs(5);
/// An act younger than this may still be under way in this process: longer than the gateway's patience.
pub(super) const UNDER_WAY: i64 = 45_000;

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
        if let Act::Device { device, does } = act {
            let incident = match &open.entry.chain {
                ChainId::Incident(id) => Some(id),
                ChainId::Device(_) | ChainId::Console => None,
            };
            devices::settle(console, incident, device, &open.entry.id, does).await;
            continue;
        }
        match &open.entry.chain {
            ChainId::Incident(id) => settle_act(console, id, &open.entry.id, act).await,
            ChainId::Device(_) => engagements::settle(console, &open.entry).await,
            ChainId::Console => settle_start(console, &open.entry.id, act, age).await,
        }
    }
    Ok(())
}
