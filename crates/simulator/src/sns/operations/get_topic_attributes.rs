//! `GetTopicAttributes`: the attributes of a topic.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("TopicArn", &shapes::TEXT)]);

pub(super) static GET_TOPIC_ATTRIBUTES: Operation = Operation {
    name: "GetTopicAttributes",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("TopicArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["TopicArn"].as_str().unwrap_or_default();
    let account = &*context.account;
    let topic = account.topics.topic(arn)?;
    let confirmed = account.topics.of_topic(arn).filter(|one| one.confirmed).count();
    let pending = account.topics.of_topic(arn).count() - confirmed;
    let mut all = topic.attributes.clone();
    for (name, value) in [
        ("TopicArn", topic.arn.clone()),
        ("Owner", account.id.clone()),
        ("SubscriptionsConfirmed", confirmed.to_string()),
        ("SubscriptionsPending", pending.to_string()),
        ("SubscriptionsDeleted", topic.deleted_subscriptions.to_string()),
    ] {
        all.insert(name.to_owned(), value);
    }
    all.entry("DisplayName".to_owned()).or_default();
    Ok(json!({"Attributes": all}))
}
