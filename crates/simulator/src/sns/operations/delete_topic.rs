//! `DeleteTopic`: deletes a topic with its subscriptions; one that isn't there too (model's text).

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("TopicArn", &shapes::TEXT)]);

pub(super) static DELETE_TOPIC: Operation = Operation {
    name: "DeleteTopic",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("TopicArn"),
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "an operation's signature")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["TopicArn"].as_str().unwrap_or_default();
    let topics = &mut context.account.topics;
    topics.topics.remove(arn);
    topics
        .subscriptions
        .retain(|_, subscription| subscription.topic != arn);
    Ok(Value::Null)
}
