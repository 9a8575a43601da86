//! `DeleteMessage`: deletes a message that was received.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::bad_receipt;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueUrl", &shapes::TEXT),
    req("ReceiptHandle", &shapes::TEXT),
]);

pub(super) static DELETE_MESSAGE: Operation = Operation {
    name: "DeleteMessage",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let queue = context
        .account
        .queues
        .of_url(input["QueueUrl"].as_str().unwrap_or_default())?;
    let receipt = input["ReceiptHandle"].as_str().unwrap_or_default();
    // A handle is 32 digits here; one that was used before is none of the errors.
    if receipt.len() != 32 || !receipt.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(bad_receipt(receipt));
    }
    queue.delete(receipt);
    Ok(json!({}))
}
