//! `GetResponsePlan`: gives back one response plan.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("arn", &shapes::ARN).in_query()]);

pub(super) static GET_RESPONSE_PLAN: Operation = Operation {
    name: "GetResponsePlan",
    http: ("GET", "/getResponsePlan"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    Ok(context
        .account
        .incidents
        .plan(input["arn"].as_str().unwrap_or_default())?
        .full())
}
