//! `DeleteResponsePlan`: deletes a response plan; an unknown one is no error, the operation is idempotent.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("arn", &shapes::ARN)]);

pub(super) static DELETE_RESPONSE_PLAN: Operation = Operation {
    name: "DeleteResponsePlan",
    http: ("POST", "/deleteResponsePlan"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["arn"].as_str().unwrap_or_default();
    let name = arns::resource(arn, "response-plan")?;
    context.account.incidents.plans.remove(name);
    context.account.incidents.tags.remove(arn);
    Ok(json!({}))
}
