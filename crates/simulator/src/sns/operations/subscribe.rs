//! `Subscribe`: subscribes an endpoint to a topic; the same endpoint again is the same subscription.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::shapes;
use super::super::subscription::Subscription;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("TopicArn", &shapes::TEXT),
    req("Protocol", &shapes::TEXT),
    opt("Endpoint", &shapes::TEXT),
    opt("Attributes", &shapes::ATTRIBUTES),
    opt("ReturnSubscriptionArn", &shapes::BOOLEAN),
]);

pub(super) static SUBSCRIBE: Operation = Operation {
    name: "Subscribe",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("TopicArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let text = |member: &str| input[member].as_str().unwrap_or_default();
    let (topic, protocol, endpoint) = (text("TopicArn"), text("Protocol"), text("Endpoint"));
    let id = context.account.ids.uuid();
    let topics = &mut context.account.topics;
    topics.topic(topic)?;
    Subscription::judge(protocol, endpoint)?;
    let same = |one: &&Subscription| one.protocol == protocol && one.endpoint == endpoint;
    let known = topics.of_topic(topic).find(same).cloned();
    let mut subscription = known.unwrap_or_else(|| Subscription {
        arn: format!("{topic}:{id}"),
        topic: topic.to_owned(),
        protocol: protocol.to_owned(),
        endpoint: endpoint.to_owned(),
        owner: context.account.id.clone(),
        confirmed: Subscription::is_internal(protocol),
        attributes: BTreeMap::new(),
    });
    for (name, value) in input["Attributes"].as_object().into_iter().flatten() {
        subscription.set(name, value.as_str().unwrap_or_default())?;
    }
    let shown = if subscription.confirmed || input["ReturnSubscriptionArn"] == true {
        subscription.arn.clone()
    } else {
        "pending confirmation".to_owned()
    };
    topics
        .subscriptions
        .insert(subscription.arn.clone(), subscription);
    Ok(json!({"SubscriptionArn": shown}))
}
