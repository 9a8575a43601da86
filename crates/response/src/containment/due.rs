//! When a course is looked at next.

use domain::containment::{Approval, Course, Stage, Step};
use domain::time::Timestamp;

/// A measure was just asked for: what came of it is read back soon.
const SOON: i64 = 500;
/// While AWS doesn't show it yet, or a session was just cut, in milliseconds. Until the policies bind it may be back at once,
/// and cutting again is no reason to spend the quotas on one device.
const PENDING: i64 = 2_000;
/// While a session may come back and has to be cut.
const WATCHED: i64 = 10_000;
/// Once nothing is expected to change.
const STEADY: i64 = 60_000;
/// The longest pause after failures.
const PATIENCE: i64 = 60_000;
/// How much time each device takes of the scarcest API, in milliseconds: with many, all are looked at less often.
const EACH: i64 = 250;

/// The next look at a course that was looked at `now`, with `many` others, when these steps were lacking.
pub(super) fn next(course: &Course, steps: &[Step], now: Timestamp, many: usize) -> Timestamp {
    let found = &course.progress;
    let crowd = i64::try_from(many).unwrap_or(i64::MAX).saturating_mul(EACH);
    if let Approval::Waits { until } = course.order.approval {
        return until;
    }
    if let Some(trouble) = &found.trouble {
        return now.plus((1_000 << trouble.attempts.min(6)).min(PATIENCE).max(crowd));
    }
    let cuts = |step: &Step| matches!(step, Step::Cut { .. });
    if !steps.iter().all(cuts) {
        return now.plus(SOON.max(crowd / 4));
    }
    let steady = match course.stage() {
        _ if !steps.is_empty() => PENDING,
        _ if !found.unread.is_empty() => WATCHED,
        Stage::Requested | Stage::Partial | Stage::Releasing if found.cannot.is_none() => PENDING,
        Stage::Applied => WATCHED,
        _ => STEADY,
    };
    let usual = now.plus(steady.max(crowd));
    let awaited = [found.binds, found.quiet, course.order.expires];
    let awaited = awaited.into_iter().flatten().filter(|at| *at > now).min();
    awaited.map_or(usual, |at| usual.min(at))
}
