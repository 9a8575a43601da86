use super::{Containment, ContainmentSettings, Observation, Progress, Step, contain, release};
use crate::time::Timestamp;

/// Evidence older than this, in milliseconds, leads to nothing.
const FRESH: i64 = 120_000;

/// What may be claimed after an observation, and what is still lacking, in the order in which it is to be done.
///
/// An observation that began before the order, before the last one, or too long ago changes nothing. What could not be
/// read neither adds nor takes away a claim. Taking out of traffic asks for no step that loosens anything, and a
/// release for one at a time, the strongest block last: whatever fails or dies in between, the device is never less
/// contained than before.
pub fn advance(
    order: &Containment,
    before: &Progress,
    seen: &Observation,
    now: Timestamp,
    settings: &ContainmentSettings,
) -> (Progress, Vec<Step>) {
    let mut found = before.clone();
    let stale = seen.at < order.requested
        || now.since(seen.at) > FRESH
        || before.observed.is_some_and(|last| seen.at <= last);
    if stale || !order.approval.lets_act() {
        return (found, Vec::new());
    }
    found.observed = Some(seen.at);
    found.unread = seen.unread();
    let steps = if order.contains() {
        contain::advance(order, &mut found, seen, settings)
    } else {
        release::advance(order, &mut found, seen)
    };
    // A step that is no longer lacking doesn't fail any more, whoever did it.
    let lacking = |one: &super::Trouble| steps.contains(&one.step);
    if found.unread.is_empty() && !found.trouble.as_ref().is_some_and(lacking) {
        found.trouble = None;
    }
    (found, steps)
}
