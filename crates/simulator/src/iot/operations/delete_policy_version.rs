//! `DeletePolicyVersion`: deletes a version that is not in use.

use serde_json::{Value, json};

use super::super::errors::{delete_conflict, not_found};
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    req("policyVersionId", &shapes::POLICY_VERSION_ID).in_path(),
]);

pub(super) static DELETE_POLICY_VERSION: Operation = Operation {
    name: "DeletePolicyVersion",
    http: ("DELETE", "/policies/{policyName}/version/{policyVersionId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, version) = (text(input, "policyName"), text(input, "policyVersionId"));
    let policy = context.account.fleet.policies.get_mut(name);
    let policy = policy.ok_or_else(|| not_found("Policy", name))?;
    let number = version
        .parse()
        .ok()
        .filter(|number| policy.version(*number).is_some());
    let number = number.ok_or_else(|| not_found("Policy version", version))?;
    if number == policy.default {
        return Err(delete_conflict("Cannot delete the default version of a policy"));
    }
    policy.versions.retain(|version| version.number != number);
    Ok(json!({}))
}
