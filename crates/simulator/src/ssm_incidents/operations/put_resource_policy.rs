//! `PutResourcePolicy`: attaches a resource policy to a response plan. It is kept and not evaluated.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("policy", &shapes::POLICY), req("resourceArn", &shapes::ARN)]);

pub(super) static PUT_RESOURCE_POLICY: Operation = Operation {
    name: "PutResourcePolicy",
    http: ("POST", "/putResourcePolicy"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let policy = input["policy"].as_str().unwrap_or_default().to_owned();
    if serde_json::from_str::<Value>(&policy).is_err() {
        return Err(Refusal::validation("The policy is not a JSON document"));
    }
    let id = context.account.ids.hex().to_lowercase();
    let plan = context
        .account
        .incidents
        .plan_mut(input["resourceArn"].as_str().unwrap_or_default())?;
    plan.policies.insert(id.clone(), policy);
    Ok(json!({"policyId": id}))
}
