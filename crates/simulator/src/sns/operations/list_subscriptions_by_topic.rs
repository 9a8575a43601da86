//! `ListSubscriptionsByTopic`: lists a topic's subscriptions by ARN.

use serde_json::Value;

use super::super::listing;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("TopicArn", &shapes::TEXT), opt("NextToken", &shapes::TEXT)]);

pub(super) static LIST_SUBSCRIPTIONS_BY_TOPIC: Operation = Operation {
    name: "ListSubscriptionsByTopic",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("TopicArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let topic = input["TopicArn"].as_str().unwrap_or_default();
    context.account.topics.topic(topic)?;
    let page = listing::page("ListSubscriptionsByTopic", input)?;
    let subscriptions = context.account.topics.of_topic(topic);
    let subscriptions = subscriptions
        .filter(|one| page.after().is_none_or(|after| one.arn.as_str() > after))
        .map(|one| (one.arn.clone(), one.summary()));
    Ok(page.fill("Subscriptions", subscriptions))
}
