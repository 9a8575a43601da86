//! `Publish`: publishes a message, and keeps it as the topic's if asked to.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Map, Value, json};

use super::super::{shapes, topic};
use crate::check::{Shape, opt, req};
use crate::iam::Iam;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::connections::{Message, retain};

static INPUT: Shape = Shape::Structure(&[
    req("topic", &shapes::ANY_TEXT).in_path(),
    opt("qos", &shapes::QOS).in_query(),
    opt("retain", &shapes::BOOLEAN).in_query(),
    opt("contentType", &shapes::ANY_TEXT).in_query(),
    opt("responseTopic", &shapes::ANY_TEXT).in_query(),
    opt("payload", &shapes::ANY_TEXT).payload(),
    opt("userProperties", &shapes::ANY_TEXT).in_header("x-amz-mqtt5-user-properties"),
    opt("payloadFormatIndicator", &shapes::FORMAT).in_header("x-amz-mqtt5-payload-format-indicator"),
    opt("correlationData", &shapes::ANY_TEXT).in_header("x-amz-mqtt5-correlation-data"),
    opt("messageExpiry", &shapes::LONG).in_query(),
]);

pub(super) static PUBLISH: Operation = Operation {
    name: "Publish",
    http: ("POST", "/topics/{topic}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::judged),
    run,
};

/// The largest payload (IoT Core quotas, "Message broker and protocol limits").
pub(super) const LIMIT_BYTES: usize = 128 * 1024;

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let message = message(input, context.now)?;
    if message.payload.len() > LIMIT_BYTES {
        return Err(Refusal::validation(
            "The payload exceeds the maximum size allowed",
        ));
    }
    if input["retain"] == true {
        let resource = topic::judged(context.account, input);
        Iam::authorize(
            context.caller,
            "iot:RetainPublish",
            &resource,
            &context.account.id,
        )?;
        retain(context.account, message);
    }
    Ok(json!({}))
}

/// The message in the request.
///
/// # Errors
/// `InvalidRequestException` for a topic that nobody can publish on, and for properties that are not as they must be.
pub(super) fn message(input: &Value, now: i64) -> Result<Message, Refusal> {
    let topic = topic::of(input, "topic")?.to_owned();
    if input.get("responseTopic").is_some() {
        topic::of(input, "responseTopic")?;
    }
    Ok(Message {
        topic,
        payload: payload(input),
        qos: u8::from(input["qos"] == 1),
        user_properties: properties(input)?,
        at: now,
    })
}

/// The JSON text behind the header, which is Base64.
fn properties(input: &Value) -> Result<Option<String>, Refusal> {
    let Some(encoded) = input["userProperties"].as_str() else {
        return Ok(None);
    };
    let bytes = BASE64_STANDARD.decode(encoded).unwrap_or_default();
    let list: Vec<Map<String, Value>> = serde_json::from_slice(&bytes)
        .map_err(|_| Refusal::validation("userProperties must be a JSON array of objects in Base64"))?;
    Ok(Some(json!(list).to_string()))
}

/// The body of the request.
pub(super) fn payload(input: &Value) -> Vec<u8> {
    let text = input["payload"].as_str().unwrap_or_default();
    BASE64_STANDARD.decode(text).unwrap_or_default()
}
