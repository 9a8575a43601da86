//! `GetSubscriptionAttributes`: the attributes of a subscription.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("SubscriptionArn", &shapes::TEXT)]);

pub(super) static GET_SUBSCRIPTION_ATTRIBUTES: Operation = Operation {
    name: "GetSubscriptionAttributes",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::of_subscription),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["SubscriptionArn"].as_str().unwrap_or_default();
    let one = context.account.topics.subscription(arn)?;
    let mut all = one.attributes.clone();
    for (name, value) in [
        ("SubscriptionArn", one.arn.clone()),
        ("TopicArn", one.topic.clone()),
        ("Owner", one.owner.clone()),
        ("Protocol", one.protocol.clone()),
        ("Endpoint", one.endpoint.clone()),
        ("ConfirmationWasAuthenticated", one.confirmed.to_string()),
        ("PendingConfirmation", (!one.confirmed).to_string()),
        ("RawMessageDelivery", one.is_raw().to_string()),
    ] {
        all.insert(name.to_owned(), value);
    }
    Ok(json!({"Attributes": all}))
}
