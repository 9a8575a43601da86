//! `GetPolicyVersion`: gives back one version of a policy.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    req("policyVersionId", &shapes::POLICY_VERSION_ID).in_path(),
]);

pub(super) static GET_POLICY_VERSION: Operation = Operation {
    name: "GetPolicyVersion",
    http: ("GET", "/policies/{policyName}/version/{policyVersionId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, version) = (text(input, "policyName"), text(input, "policyVersionId"));
    let fleet = &context.account.fleet;
    let policy = fleet
        .policies
        .get(name)
        .ok_or_else(|| not_found("Policy", name))?;
    let found = version.parse().ok().and_then(|number| policy.version(number));
    let found = found.ok_or_else(|| not_found("Policy version", version))?;
    Ok(json!({
        "policyArn": fleet.arns.of("policy", name),
        "policyName": name,
        "policyDocument": found.document,
        "policyVersionId": found.number.to_string(),
        "isDefaultVersion": found.number == policy.default,
        "creationDate": times::to_wire(found.created),
        "lastModifiedDate": times::to_wire(found.created),
        "generationId": policy.generation,
    }))
}
