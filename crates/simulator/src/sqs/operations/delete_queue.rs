//! `DeleteQueue`: deletes a queue with its messages.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("QueueUrl", &shapes::TEXT)]);

pub(super) static DELETE_QUEUE: Operation = Operation {
    name: "DeleteQueue",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let url = input["QueueUrl"].as_str().unwrap_or_default();
    let name = context.account.queues.of_url(url)?.name.clone();
    context.account.queues.by_name.remove(&name);
    Ok(json!({}))
}
