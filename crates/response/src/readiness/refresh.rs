use super::read::read;
use super::view::shown;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::readiness::ReadinessView;
use domain::rights::Right;
use std::time::Duration;

/// Whoever asks again sooner than this, in milliseconds, gets what was just found: a button is no way to use up AWS's
/// quotas.
const AT_MOST_EVERY: i64 = 10_000;
/// How long somebody who asked waits.
const PATIENCE: Duration = Duration::from_secs(8);

/// Makes all checks again now.
pub async fn refresh(console: &Console, actor: &Actor) -> Result<ReadinessView, ResponseError> {
    actor.require(Right::Read)?;
    let kept = &console.readiness;
    let just = kept
        .began()
        .is_some_and(|at| console.clock.now().since(at) < AT_MOST_EVERY);
    if !just {
        // Where one is under way already, its end is waited for.
        let reading = read(console);
        let end = async {
            match reading {
                Some(reading) => drop(reading.await),
                None => drop(kept.turn.lock().await),
            }
        };
        let _ = tokio::time::timeout(PATIENCE, end).await;
    }
    Ok(shown(console, actor))
}
