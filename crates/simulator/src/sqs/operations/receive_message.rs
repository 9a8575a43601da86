//! `ReceiveMessage`: takes messages, which stay hidden for the visibility time-out. It never waits.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::bad_parameter;
use super::super::shapes;
use super::super::{Received, attribute, receive};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueUrl", &shapes::TEXT),
    opt("AttributeNames", &shapes::RECEIVED_NAMES),
    opt("MessageSystemAttributeNames", &shapes::SYSTEM_NAMES),
    opt("MessageAttributeNames", &shapes::TEXTS),
    opt("MaxNumberOfMessages", &shapes::NUMBER),
    opt("VisibilityTimeout", &shapes::NUMBER),
    opt("WaitTimeSeconds", &shapes::NUMBER),
    opt("ReceiveRequestAttemptId", &shapes::TEXT),
]);

pub(super) static RECEIVE_MESSAGE: Operation = Operation {
    name: "ReceiveMessage",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

fn shown(message: &Received, input: &Value) -> Value {
    let mut shown = json!({
        "MessageId": message.id,
        "ReceiptHandle": message.receipt,
        "MD5OfBody": message.md5,
        "Body": message.body,
    });
    let asks = |member: &str, name: &str| {
        let names = input[member].as_array().into_iter().flatten();
        names
            .filter_map(Value::as_str)
            .any(|asked| asked_for(asked, name))
    };
    let mut system = message.system.clone();
    system.retain(|name, _| asks("AttributeNames", name) || asks("MessageSystemAttributeNames", name));
    if !system.is_empty() {
        shown["Attributes"] = system.into();
    }
    let mut attributes = message.attributes.clone();
    attributes.retain(|name, _| asks("MessageAttributeNames", name));
    if let Some(digest) = attribute::digest_of(&attributes) {
        shown["MD5OfMessageAttributes"] = digest.into();
        shown["MessageAttributes"] = attribute::wire(&attributes);
    }
    shown
}

/// `All`, `.*`, a prefix as in `bar.*`, or the name itself.
fn asked_for(asked: &str, name: &str) -> bool {
    asked == "All"
        || asked == name
        || asked
            .strip_suffix(".*")
            .is_some_and(|prefix| name.starts_with(prefix))
}

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let url = input["QueueUrl"].as_str().unwrap_or_default();
    let arn = context.account.queues.of_url(url)?.arn.clone();
    let bounded = |name: &str, low: i64, high: i64| {
        let given = input[name].as_i64();
        if given.is_some_and(|given| !(low..=high).contains(&given)) {
            let message =
                format!("Value for parameter {name} is invalid. Reason: Must be between {low} and {high}.");
            return Err(bad_parameter(&message));
        }
        Ok(given)
    };
    let most = bounded("MaxNumberOfMessages", 1, 10)?.unwrap_or(1);
    let visibility = bounded("VisibilityTimeout", 0, 43_200)?;
    bounded("WaitTimeSeconds", 0, 20)?;
    let most = usize::try_from(most).unwrap_or(1);
    let messages = receive(context.account, &arn, most, visibility, context.now);
    let messages: Vec<Value> = messages.iter().map(|message| shown(message, input)).collect();
    if messages.is_empty() {
        return Ok(json!({}));
    }
    Ok(json!({"Messages": messages}))
}
