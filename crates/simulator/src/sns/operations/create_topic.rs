//! `CreateTopic`: makes a standard topic; one of the same name is given back.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::invalid;
use super::super::shapes;
use super::super::topic::Topic;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Name", &shapes::TEXT),
    opt("Attributes", &shapes::ATTRIBUTES),
    opt("Tags", &shapes::TAGS),
    opt("DataProtectionPolicy", &shapes::TEXT),
]);

pub(super) static CREATE_TOPIC: Operation = Operation {
    name: "CreateTopic",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::created),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["Name"].as_str().unwrap_or_default();
    let sound = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || name.len() > 256 || !name.chars().all(sound) {
        return Err(invalid("Topic Name"));
    }
    let arn = arns::topic(context.account, name);
    let known = context.account.topics.topics.get(&arn);
    let mut topic = Topic {
        arn: arn.clone(),
        ..known.cloned().unwrap_or_default()
    };
    for (name, value) in input["Attributes"].as_object().into_iter().flatten() {
        topic.set(name, value.as_str().unwrap_or_default())?;
    }
    if known.is_some_and(|known| known.attributes != topic.attributes) {
        return Err(invalid(
            "Attributes Reason: Topic already exists with different attributes",
        ));
    }
    for tag in input["Tags"].as_array().into_iter().flatten() {
        let text = |member: &str| tag[member].as_str().unwrap_or_default().to_owned();
        topic.tags.insert(text("Key"), text("Value"));
    }
    context.account.topics.topics.insert(arn.clone(), topic);
    Ok(json!({"TopicArn": arn}))
}
