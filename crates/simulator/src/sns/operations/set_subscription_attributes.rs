//! `SetSubscriptionAttributes`: sets an attribute of a subscription, at once.

use serde_json::Value;

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("SubscriptionArn", &shapes::TEXT),
    req("AttributeName", &shapes::TEXT),
    opt("AttributeValue", &shapes::TEXT),
]);

pub(super) static SET_SUBSCRIPTION_ATTRIBUTES: Operation = Operation {
    name: "SetSubscriptionAttributes",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::of_subscription),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let subscription = context
        .account
        .topics
        .subscription_mut(input["SubscriptionArn"].as_str().unwrap_or_default())?;
    let name = input["AttributeName"].as_str().unwrap_or_default();
    subscription.set(name, input["AttributeValue"].as_str().unwrap_or_default())?;
    Ok(Value::Null)
}
