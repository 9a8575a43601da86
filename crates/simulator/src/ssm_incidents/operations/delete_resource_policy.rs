//! `DeleteResourcePolicy`: deletes a resource policy.

use serde_json::{Value, json};

use super::super::errors::{ResourceType, not_found};
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("policyId", &shapes::POLICY_ID),
    req("resourceArn", &shapes::ARN),
]);

pub(super) static DELETE_RESOURCE_POLICY: Operation = Operation {
    name: "DeleteResourcePolicy",
    http: ("POST", "/deleteResourcePolicy"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["policyId"].as_str().unwrap_or_default();
    let plan = context
        .account
        .incidents
        .plan_mut(input["resourceArn"].as_str().unwrap_or_default())?;
    plan.policies
        .remove(id)
        .ok_or_else(|| not_found(ResourceType::ResourcePolicy, id))?;
    Ok(json!({}))
}
