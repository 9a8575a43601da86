//! `ListPolicies`: lists policies by name.

use serde_json::Value;

use super::super::pages;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("marker", &shapes::MARKER).in_query(),
    opt("pageSize", &shapes::UP_TO_250).in_query(),
    opt("ascendingOrder", &shapes::BOOLEAN)
        .in_query()
        .called("isAscendingOrder"),
]);

pub(super) static LIST_POLICIES: Operation = Operation {
    name: "ListPolicies",
    http: ("GET", "/policies"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let fleet = &context.account.fleet;
    let mut names: Vec<&String> = fleet.policies.keys().collect();
    if input["ascendingOrder"] == false {
        names.reverse();
    }
    let shown = names
        .into_iter()
        .map(|name| (name.clone(), shown::policy_name(fleet, name)));
    pages::markers("ListPolicies", input, "policies", shown)
}
