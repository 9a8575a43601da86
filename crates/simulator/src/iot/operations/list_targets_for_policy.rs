//! `ListTargetsForPolicy`: lists what a policy is attached to.

use serde_json::Value;

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    opt("marker", &shapes::MARKER).in_query(),
    opt("pageSize", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_TARGETS_FOR_POLICY: Operation = Operation {
    name: "ListTargetsForPolicy",
    http: ("POST", "/policy-targets/{policyName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "policyName");
    let fleet = &context.account.fleet;
    if !fleet.policies.contains_key(name) {
        return Err(not_found("Policy", name));
    }
    let targets = fleet.stored().targets_of(name).into_iter();
    let shown = targets.map(|target| (target.to_owned(), Value::from(target)));
    pages::markers("ListTargetsForPolicy", input, "targets", shown)
}
