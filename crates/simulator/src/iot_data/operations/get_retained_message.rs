//! `GetRetainedMessage`: the message that a topic keeps.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use super::super::{shapes, topic};
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("topic", &shapes::ANY_TEXT).in_path()]);

pub(super) static GET_RETAINED_MESSAGE: Operation = Operation {
    name: "GetRetainedMessage",
    http: ("GET", "/retainedMessage/{topic}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let topic = input["topic"].as_str().unwrap_or_default();
    let message = context.account.connections.retained.get(topic);
    let message = message.ok_or_else(|| {
        let text = format!("No retained message exists for topic: {topic}");
        Refusal::new(404, "ResourceNotFoundException", text)
    })?;
    let mut reply = json!({
        "topic": message.topic,
        "payload": BASE64_STANDARD.encode(&message.payload),
        "qos": message.qos,
        "lastModifiedTime": message.at,
    });
    if let Some(properties) = &message.user_properties {
        reply["userProperties"] = BASE64_STANDARD.encode(properties).into();
    }
    Ok(reply)
}
