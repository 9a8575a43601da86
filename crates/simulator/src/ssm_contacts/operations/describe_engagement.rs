//! `DescribeEngagement`: an engagement with its texts.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("EngagementId", &shapes::ARN)]);

pub(super) static DESCRIBE_ENGAGEMENT: Operation = Operation {
    name: "DescribeEngagement",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("EngagementId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["EngagementId"].as_str().unwrap_or_default();
    Ok(context.account.engagements.engagement(arn)?.full())
}
