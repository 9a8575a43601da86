//! `Unsubscribe`: ends a subscription.

use serde_json::Value;

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("SubscriptionArn", &shapes::TEXT)]);

pub(super) static UNSUBSCRIBE: Operation = Operation {
    name: "Unsubscribe",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::of_subscription),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["SubscriptionArn"].as_str().unwrap_or_default();
    let topics = &mut context.account.topics;
    let topic = topics.subscription(arn)?.topic.clone();
    topics.subscriptions.remove(arn);
    if let Ok(topic) = topics.topic_mut(&topic) {
        topic.deleted_subscriptions += 1;
    }
    Ok(Value::Null)
}
