use super::CHECKS;
use super::read::read;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::readiness::{ReadinessLine, ReadinessView};
use domain::rights::Right;
use std::time::Duration;

/// What was found is good for so many milliseconds; then the next look has it found out anew, behind the reader's back.
const FRESH: i64 = 5 * 60_000;
/// How long the first reader waits.
const PATIENCE: Duration = Duration::from_secs(4);

/// The readiness page: what the checks found last.
pub async fn view(console: &Console, actor: &Actor) -> Result<ReadinessView, ResponseError> {
    actor.require(Right::Read)?;
    let began = console.readiness.began();
    let old = began.is_none_or(|at| console.clock.now().since(at) > FRESH);
    let reading = if old { read(console) } else { None };
    if let (None, Some(reading)) = (began, reading) {
        // Should it take longer, the page shows what there is and is told of the rest.
        let _ = tokio::time::timeout(PATIENCE, reading).await;
    }
    Ok(shown(console, actor))
}

/// The page as it is now.
pub(super) fn shown(console: &Console, actor: &Actor) -> ReadinessView {
    let line = |check: &super::Check| ReadinessLine {
        name: check.name.to_owned(),
        title: check.title.to_owned(),
        source: check.source.to_owned(),
        found: console.readiness.line(check.name),
    };
    ReadinessView {
        lines: CHECKS.iter().map(line).collect(),
        reading: console.readiness.turn.try_lock().is_err(),
        rights: actor.rights.clone(),
        clock: console.clock.now(),
    }
}
