//! `SetQueueAttributes`: changes attributes of a queue, at once.

use serde_json::{Value, json};

use super::super::arns;
use super::super::settings::Settings;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueUrl", &shapes::TEXT),
    req("Attributes", &shapes::ATTRIBUTES),
]);

pub(super) static SET_QUEUE_ATTRIBUTES: Operation = Operation {
    name: "SetQueueAttributes",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    // Names and values first, as for every operation that takes them.
    Settings::default().set(&input["Attributes"])?;
    let url = input["QueueUrl"].as_str().unwrap_or_default();
    let now = context.now;
    let queue = context.account.queues.of_url(url)?;
    let mut settings = queue.settings.clone();
    settings.set(&input["Attributes"])?;
    (queue.settings, queue.modified) = (settings, now);
    Ok(json!({}))
}
