//! `ListActiveViolations`: the violations that go on, the newest first.

use serde_json::Value;

use super::super::listing::{newest_first, paged};
use super::super::shapes;
use super::super::violations::{self, admits};
use crate::check::{Shape, opt};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::defender::Violation;

static INPUT: Shape = Shape::Structure(&[
    violations::THING,
    violations::PROFILE,
    violations::CRITERIA_TYPE,
    violations::SUPPRESSED,
    violations::STATE,
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_ACTIVE_VIOLATIONS: Operation = Operation {
    name: "ListActiveViolations",
    http: ("GET", "/active-violations"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let active = |violation: &&Violation| violation.is_active(context.now) && admits(input, violation);
    let violations = context.account.defender.violations().filter(active);
    let mut items: Vec<(String, Value)> = violations
        .map(|violation| (newest_first(violation.began(), &violation.id), shown(violation)))
        .collect();
    items.sort_by(|(one, _), (other, _)| one.cmp(other));
    paged(
        "ListActiveViolations",
        input,
        None,
        "activeViolations",
        items.into_iter(),
    )
}

fn shown(violation: &Violation) -> Value {
    let mut shown = violation.shown();
    shown["violationStartTime"] = times::to_wire(violation.began());
    if let Some(last) = violation.last_alarm() {
        shown["lastViolationTime"] = times::to_wire(last.at);
        shown["lastViolationValue"] = last.value.clone();
    }
    shown
}
