//! `SetTopicAttributes`: sets an attribute of a topic.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("TopicArn", &shapes::TEXT),
    req("AttributeName", &shapes::TEXT),
    opt("AttributeValue", &shapes::TEXT),
]);

pub(super) static SET_TOPIC_ATTRIBUTES: Operation = Operation {
    name: "SetTopicAttributes",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("TopicArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let topic = context
        .account
        .topics
        .topic_mut(input["TopicArn"].as_str().unwrap_or_default())?;
    let name = input["AttributeName"].as_str().unwrap_or_default();
    topic.set(name, input["AttributeValue"].as_str().unwrap_or_default())?;
    Ok(Value::Null)
}
