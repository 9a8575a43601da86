//! `ListAttachedPolicies`: lists the policies of a target, with those of the groups above it if asked.

use serde_json::Value;

use super::super::errors::not_found;
use super::super::input::{flag, text};
use super::super::pages;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("target", &shapes::ANY_TEXT).in_path(),
    opt("recursive", &shapes::BOOLEAN).in_query(),
    opt("marker", &shapes::MARKER).in_query(),
    opt("pageSize", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_ATTACHED_POLICIES: Operation = Operation {
    name: "ListAttachedPolicies",
    http: ("POST", "/attached-policies/{target}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("target"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let target = text(input, "target");
    let fleet = &context.account.fleet;
    if !fleet.has_target(target) {
        return Err(not_found("Target", target));
    }
    let names: Vec<String> = if flag(input, "recursive") {
        let effective = fleet.effective_policies(None, Some(target));
        effective.into_iter().map(|policy| policy.name).collect()
    } else {
        fleet.stored().policies_of(target).to_vec()
    };
    let shown = names
        .iter()
        .map(|name| (name.clone(), shown::policy_name(fleet, name)));
    pages::markers("ListAttachedPolicies", input, "policies", shown)
}
