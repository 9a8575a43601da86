//! `UntagResource`: takes tags from a tunnel.

use serde_json::{Value, json};

use super::super::shapes;
use super::tag_resource::known;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("resourceArn", &shapes::RESOURCE_ARN),
    req("tagKeys", &shapes::TAG_KEYS),
]);

pub(super) static UNTAG_RESOURCE: Operation = Operation {
    name: "UntagResource",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = known(context.account, input)?;
    let keys = input["tagKeys"].as_array().into_iter().flatten();
    context.account.tags.remove(&arn, keys.filter_map(Value::as_str));
    Ok(json!({}))
}
