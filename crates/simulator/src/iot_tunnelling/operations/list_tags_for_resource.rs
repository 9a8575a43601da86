//! `ListTagsForResource`: the tags of a tunnel.

use serde_json::{Value, json};

use super::super::shapes;
use super::tag_resource::known;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("resourceArn", &shapes::RESOURCE_ARN)]);

pub(super) static LIST_TAGS_FOR_RESOURCE: Operation = Operation {
    name: "ListTagsForResource",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = known(context.account, input)?;
    Ok(json!({"tags": context.account.tags.list(&arn, "key", "value")}))
}
