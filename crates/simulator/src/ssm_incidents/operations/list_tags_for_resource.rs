//! `ListTagsForResource`: lists the tags of a response plan, an incident or a replication set.

use serde_json::{Value, json};

use super::super::shapes;
use super::tag_resource::taggable;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("resourceArn", &shapes::ANY_TEXT).in_path()]);

pub(super) static LIST_TAGS_FOR_RESOURCE: Operation = Operation {
    name: "ListTagsForResource",
    http: ("GET", "/tags/{resourceArn}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["resourceArn"].as_str().unwrap_or_default();
    taggable(&context.account.incidents, arn)?;
    let tags = context
        .account
        .incidents
        .tags
        .get(arn)
        .cloned()
        .unwrap_or_default();
    Ok(json!({"tags": tags}))
}
