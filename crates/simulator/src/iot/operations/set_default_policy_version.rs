//! `SetDefaultPolicyVersion`: puts a version of a policy in use.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    req("policyVersionId", &shapes::POLICY_VERSION_ID).in_path(),
]);

pub(super) static SET_DEFAULT_POLICY_VERSION: Operation = Operation {
    name: "SetDefaultPolicyVersion",
    http: ("PATCH", "/policies/{policyName}/version/{policyVersionId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, version) = (text(input, "policyName"), text(input, "policyVersionId"));
    let fleet = &mut context.account.fleet;
    let policy = fleet
        .policies
        .get_mut(name)
        .ok_or_else(|| not_found("Policy", name))?;
    let number = version
        .parse()
        .ok()
        .filter(|number| policy.version(*number).is_some());
    let number = number.ok_or_else(|| not_found("Policy version", version))?;
    (policy.default, policy.modified) = (number, context.now);
    let policy = policy.clone();
    fleet.publish_policy(&policy, context.now);
    Ok(json!({}))
}
