//! `ListTagsForResource`: lists a topic's tags.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ResourceArn", &shapes::RESOURCE)]);

pub(super) static LIST_TAGS_FOR_RESOURCE: Operation = Operation {
    name: "ListTagsForResource",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ResourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ResourceArn"].as_str().unwrap_or_default();
    let topic = context.account.topics.topics.get(arn);
    let topic =
        topic.ok_or_else(|| Refusal::new(404, "ResourceNotFoundException", "Resource does not exist"))?;
    let tags = topic.tags.iter();
    let tags: Vec<Value> = tags
        .map(|(key, value)| json!({"Key": key, "Value": value}))
        .collect();
    Ok(json!({"Tags": tags}))
}
