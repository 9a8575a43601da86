//! `GetQueueUrl`: the URL of a queue by its name.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::no_queue;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueName", &shapes::TEXT),
    opt("QueueOwnerAWSAccountId", &shapes::TEXT),
]);

pub(super) static GET_QUEUE_URL: Operation = Operation {
    name: "GetQueueUrl",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::named),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["QueueName"].as_str().unwrap_or_default();
    let owner = input["QueueOwnerAWSAccountId"].as_str();
    let own = owner.is_none_or(|owner| owner == context.account.id);
    if !own || !context.account.queues.by_name.contains_key(name) {
        return Err(no_queue());
    }
    Ok(json!({"QueueUrl": arns::url(context.account, name)}))
}
