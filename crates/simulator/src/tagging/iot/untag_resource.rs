//! `UntagResource`: takes tags from a resource of IoT.

use serde_json::{Value, json};

use super::tag_resource::taggable;
use crate::check::{Shape, req};
use crate::iot_defender::shapes;
use crate::wire::{Context, Judged, Operation, Refusal};

static KEYS: Shape = Shape::list(&shapes::TAG_KEY, 0, usize::MAX);
static INPUT: Shape = Shape::Structure(&[req("resourceArn", &shapes::ANY_TEXT), req("tagKeys", &KEYS)]);

pub(super) static UNTAG_RESOURCE: Operation = Operation {
    name: "UntagResource",
    http: ("POST", "/untag"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = taggable(context.account, input)?;
    let keys = input["tagKeys"].as_array().into_iter().flatten();
    let keys = keys.filter_map(Value::as_str);
    context.account.tags.remove(&arn, keys);
    Ok(json!({}))
}
