//! `SendMessage`: puts a message into a queue.

use serde_json::{Value, json};

use super::super::arns;
use super::super::attribute;
use super::super::errors::{bad_parameter, refused};
use super::super::message::Message;
use super::super::queue::Queue;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueUrl", &shapes::TEXT),
    req("MessageBody", &shapes::TEXT),
    opt("DelaySeconds", &shapes::NUMBER),
    opt("MessageAttributes", &shapes::MESSAGE_ATTRIBUTES),
    opt("MessageSystemAttributes", &shapes::SYSTEM_ATTRIBUTES),
    opt("MessageDeduplicationId", &shapes::TEXT),
    opt("MessageGroupId", &shapes::TEXT),
]);

pub(super) static SEND_MESSAGE: Operation = Operation {
    name: "SendMessage",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

/// Authority: API Reference, `SendMessage`.
fn judge(queue: &Queue, body: &str, input: &Value) -> Result<(), Refusal> {
    let most = queue.settings.number("MaximumMessageSize");
    if body.is_empty() || i64::try_from(body.len()).unwrap_or(i64::MAX) > most {
        let message =
            format!("One or more parameters are invalid. Reason: Message must be 1 to {most} bytes.");
        return Err(bad_parameter(&message));
    }
    let allowed = |c: char| "\t\n\r".contains(c) || (c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    if !body.chars().all(allowed) {
        let message = "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD";
        return Err(refused("InvalidMessageContents", message));
    }
    let delay = input["DelaySeconds"].as_i64().unwrap_or_default();
    if !(0..=900).contains(&delay) {
        return Err(bad_parameter(
            "Value for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
        ));
    }
    if input.get("MessageDeduplicationId").is_some() {
        return Err(bad_parameter(
            "The request include parameter that is not valid for this queue type",
        ));
    }
    Ok(())
}

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let url = input["QueueUrl"].as_str().unwrap_or_default();
    let body = input["MessageBody"].as_str().unwrap_or_default();
    let attributes = attribute::read(&input["MessageAttributes"])?;
    let system = attribute::read(&input["MessageSystemAttributes"])?;
    let (id, sender, now) = (
        context.account.ids.uuid(),
        context.caller.arn.clone(),
        context.now,
    );
    let queue = context.account.queues.of_url(url)?;
    judge(queue, body, input)?;
    let delay = input["DelaySeconds"].as_i64();
    let delay = delay.unwrap_or_else(|| queue.settings.number("DelaySeconds"));
    let mut reply = json!({"MessageId": id, "MD5OfMessageBody": attribute::digest(body)});
    for (member, digest) in [
        ("MD5OfMessageAttributes", attribute::digest_of(&attributes)),
        ("MD5OfMessageSystemAttributes", attribute::digest_of(&system)),
    ] {
        if let Some(digest) = digest {
            reply[member] = digest.into();
        }
    }
    queue.put(Message {
        id,
        body: body.to_owned(),
        attributes,
        trace: system.get("AWSTraceHeader").map(|header| header.value.clone()),
        sender,
        sent: now,
        first_received: None,
        receives: 0,
        visible: now + delay * 1000,
        receipt: None,
        moved_from: None,
    });
    Ok(reply)
}
