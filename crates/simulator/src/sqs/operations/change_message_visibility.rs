//! `ChangeMessageVisibility`: sets from when on a received message can be received again.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::{bad_parameter, bad_receipt, refused};
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueUrl", &shapes::TEXT),
    req("ReceiptHandle", &shapes::TEXT),
    req("VisibilityTimeout", &shapes::NUMBER),
]);

pub(super) static CHANGE_MESSAGE_VISIBILITY: Operation = Operation {
    name: "ChangeMessageVisibility",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let now = context.now;
    let queue = context
        .account
        .queues
        .of_url(input["QueueUrl"].as_str().unwrap_or_default())?;
    let receipt = input["ReceiptHandle"].as_str().unwrap_or_default();
    let seconds = input["VisibilityTimeout"].as_i64().unwrap_or_default();
    if receipt.len() != 32 || !receipt.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(bad_receipt(receipt));
    }
    if !(0..=43_200).contains(&seconds) {
        let message =
            "Value for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200.";
        return Err(bad_parameter(message));
    }
    if !queue.hide(receipt, seconds, now) {
        return Err(refused(
            "MessageNotInflight",
            "The specified message isn't in flight.",
        ));
    }
    Ok(json!({}))
}
