//! `Publish`: sends a message to a topic's subscribers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::invalid;
use super::super::publish::Publication;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::sqs::Attribute;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("TopicArn", &shapes::TEXT),
    opt("TargetArn", &shapes::TEXT),
    opt("PhoneNumber", &shapes::TEXT),
    req("Message", &shapes::TEXT),
    opt("Subject", &shapes::TEXT),
    opt("MessageStructure", &shapes::TEXT),
    opt("MessageAttributes", &shapes::MESSAGE_ATTRIBUTES),
    opt("MessageDeduplicationId", &shapes::TEXT),
    opt("MessageGroupId", &shapes::TEXT),
]);

pub(super) static PUBLISH: Operation = Operation {
    name: "Publish",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::published),
    run,
};

fn attributes(given: &Value) -> Result<BTreeMap<String, Attribute>, Refusal> {
    let given = given.as_object().into_iter().flatten();
    given
        .map(|(name, value)| {
            let kind = value["DataType"].as_str().unwrap_or_default();
            let text = ["StringValue", "BinaryValue"]
                .iter()
                .find_map(|member| value[*member].as_str())
                .filter(|text| !text.is_empty());
            let known = ["String", "String.Array", "Number", "Binary"].contains(&kind);
            let text = text
                .filter(|_| known)
                .ok_or_else(|| invalid(&format!("MessageAttributes Reason: '{name}'")))?;
            let attribute = Attribute {
                kind: kind.to_owned(),
                value: text.to_owned(),
            };
            Ok((name.clone(), attribute))
        })
        .collect()
}

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let text = |member: &str| input[member].as_str();
    let topic = text("TopicArn").or_else(|| text("TargetArn"));
    let Some(topic) = topic.filter(|_| text("PhoneNumber").is_none()) else {
        return Err(invalid(
            "TopicArn or TargetArn Reason: no value for required parameter",
        ));
    };
    if text("MessageStructure").is_some() {
        return Err(invalid(
            "MessageStructure Reason: messages for each protocol are not simulated",
        ));
    }
    let attributes = attributes(&input["MessageAttributes"])?;
    let publication = Publication {
        topic,
        subject: text("Subject"),
        message: text("Message").unwrap_or_default(),
        attributes,
    };
    let id = publication.run(context.account, context.now)?;
    Ok(json!({"MessageId": id}))
}
