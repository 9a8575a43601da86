//! `StopEngagement`: ends an engagement before its plan has run out.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::paging::stop;

static INPUT: Shape = Shape::Structure(&[
    req("EngagementId", &shapes::ARN),
    opt("Reason", &shapes::STOP_REASON),
]);

pub(super) static STOP_ENGAGEMENT: Operation = Operation {
    name: "StopEngagement",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("EngagementId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["EngagementId"].as_str().unwrap_or_default();
    stop(context.account, arn, input["Reason"].as_str(), context.now)?;
    Ok(json!({}))
}
