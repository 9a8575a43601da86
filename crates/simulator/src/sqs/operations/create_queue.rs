//! `CreateQueue`: makes a standard queue; one of the same name and attributes is given back.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::{bad_parameter, refused};
use super::super::queue::Queue;
use super::super::settings::Settings;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueName", &shapes::TEXT),
    opt("Attributes", &shapes::ATTRIBUTES),
    opt("tags", &shapes::TAGS),
]);

pub(super) static CREATE_QUEUE: Operation = Operation {
    name: "CreateQueue",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::named),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["QueueName"].as_str().unwrap_or_default();
    let sound = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || name.len() > 80 || !name.chars().all(sound) {
        let message = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
        return Err(bad_parameter(message));
    }
    let mut settings = Settings::default();
    settings.set(&input["Attributes"])?;
    let url = arns::url(context.account, name);
    let arn = arns::arn(context.account, name);
    let queues = &mut context.account.queues.by_name;
    if let Some(known) = queues.get(name) {
        if known.settings != settings {
            let message = "A queue already exists with the same name and a different value for an attribute";
            return Err(refused("QueueNameExists", message));
        }
        return Ok(json!({"QueueUrl": url}));
    }
    let mut queue = Queue::new(name, arn, settings, context.now);
    for (key, value) in input["tags"].as_object().into_iter().flatten() {
        let value = value.as_str().unwrap_or_default();
        queue.tags.insert(key.clone(), value.to_owned());
    }
    queues.insert(name.to_owned(), queue);
    Ok(json!({"QueueUrl": url}))
}
