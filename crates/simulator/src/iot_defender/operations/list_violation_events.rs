//! `ListViolationEvents`: the alerts of a period, the newest first.

use serde_json::Value;

use super::super::listing::{newest_first, paged};
use super::super::shapes;
use super::super::violations::{self, admits};
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::defender::is_kept;

static INPUT: Shape = Shape::Structure(&[
    req("startTime", &shapes::TIMESTAMP).in_query(),
    req("endTime", &shapes::TIMESTAMP).in_query(),
    violations::THING,
    violations::PROFILE,
    violations::CRITERIA_TYPE,
    violations::SUPPRESSED,
    violations::STATE,
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_VIOLATION_EVENTS: Operation = Operation {
    name: "ListViolationEvents",
    http: ("GET", "/violation-events"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (from, to) = period(input)?;
    let violations = context.account.defender.violations();
    let events = violations
        .filter(|violation| admits(input, violation))
        .flat_map(|violation| {
            let events = violation.events.iter();
            let meant =
                events.filter(|event| (from..=to).contains(&event.at) && is_kept(event.at, context.now));
            meant.map(move |event| {
                let mut shown = violation.shown();
                shown["metricValue"] = event.value.clone();
                shown["violationEventType"] = event.kind.wire().into();
                shown["violationEventTime"] = times::to_wire(event.at);
                (newest_first(event.at, &violation.id), shown)
            })
        });
    let mut items: Vec<(String, Value)> = events.collect();
    items.sort_by(|(one, _), (other, _)| one.cmp(other));
    paged(
        "ListViolationEvents",
        input,
        None,
        "violationEvents",
        items.into_iter(),
    )
}

/// The period of the request, both ends included.
///
/// # Errors
/// `InvalidRequestException` when it ends before it begins.
pub(super) fn period(input: &Value) -> Result<(i64, i64), Refusal> {
    let from = times::from_wire(&input["startTime"]).unwrap_or(i64::MIN);
    let to = times::from_wire(&input["endTime"]).unwrap_or(i64::MAX);
    if from > to {
        return Err(Refusal::validation("startTime must not be after endTime"));
    }
    Ok((from, to))
}
