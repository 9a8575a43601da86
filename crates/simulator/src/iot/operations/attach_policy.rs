//! `AttachPolicy`: attaches a policy to a certificate, a static group or a Cognito identity; twice is no error.

use serde_json::{Value, json};

use super::super::errors::{limit_exceeded, not_found};
use super::super::input::text;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Change;
use crate::world::fleet::MOST_POLICIES;

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    req("target", &shapes::ANY_TEXT),
]);

pub(super) static ATTACH_POLICY: Operation = Operation {
    name: "AttachPolicy",
    http: ("PUT", "/target-policies/{policyName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("target"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, target) = (text(input, "policyName"), text(input, "target"));
    let fleet = &mut context.account.fleet;
    if !fleet.policies.contains_key(name) {
        return Err(not_found("Policy", name));
    }
    if !fleet.has_target(target) {
        return Err(not_found("Target", target));
    }
    let group = fleet.arns.name("thinggroup", target);
    if group.is_some_and(|group| fleet.is_dynamic(group)) {
        return Err(Refusal::validation(
            "Dynamic thing groups can't have policies applied to them",
        ));
    }
    let attached = fleet.stored().policies_of(target);
    if attached.len() >= MOST_POLICIES && attached.iter().all(|known| known != name) {
        return Err(limit_exceeded(
            "The target has 10 policies, which is the most allowed",
        ));
    }
    let (policy, target) = (name.to_owned(), target.to_owned());
    fleet.change(Change::Attach { policy, target }, context.now);
    Ok(json!({}))
}
