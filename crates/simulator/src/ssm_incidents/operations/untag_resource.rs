//! `UntagResource`: removes tags from a resource.

use serde_json::{Value, json};

use super::super::shapes;
use super::tag_resource::taggable;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("resourceArn", &shapes::ANY_TEXT).in_path(),
    req("tagKeys", &shapes::TAG_KEYS).in_query(),
]);

pub(super) static UNTAG_RESOURCE: Operation = Operation {
    name: "UntagResource",
    http: ("DELETE", "/tags/{resourceArn}"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["resourceArn"].as_str().unwrap_or_default();
    taggable(&context.account.incidents, arn)?;
    if let Some(tags) = context.account.incidents.tags.get_mut(arn) {
        for key in input["tagKeys"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            tags.remove(key);
        }
    }
    Ok(json!({}))
}
