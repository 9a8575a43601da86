//! `GetQueueAttributes`: the attributes of a queue that the request names.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::bad_attribute;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueUrl", &shapes::TEXT),
    opt("AttributeNames", &shapes::ATTRIBUTE_NAMES),
]);

pub(super) static GET_QUEUE_ATTRIBUTES: Operation = Operation {
    name: "GetQueueAttributes",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

/// The names of the model.
const NAMES: &[&str] = &[
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesDelayed",
    "ApproximateNumberOfMessagesNotVisible",
    "ContentBasedDeduplication",
    "CreatedTimestamp",
    "DeduplicationScope",
    "DelaySeconds",
    "FifoQueue",
    "FifoThroughputLimit",
    "KmsDataKeyReusePeriodSeconds",
    "KmsMasterKeyId",
    "LastModifiedTimestamp",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "Policy",
    "QueueArn",
    "ReceiveMessageWaitTimeSeconds",
    "RedriveAllowPolicy",
    "RedrivePolicy",
    "SqsManagedSseEnabled",
    "VisibilityTimeout",
];

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let names = input["AttributeNames"].as_array().into_iter().flatten();
    let names: Vec<&str> = names.filter_map(Value::as_str).collect();
    if let Some(unknown) = names.iter().find(|name| **name != "All" && !NAMES.contains(name)) {
        return Err(bad_attribute(unknown));
    }
    let url = input["QueueUrl"].as_str().unwrap_or_default();
    let now = context.now;
    let queue = context.account.queues.of_url(url)?;
    let (visible, in_flight, delayed) = queue.counts(now);
    let mut all = queue.settings.all();
    for (name, value) in [
        ("ApproximateNumberOfMessages", visible.to_string()),
        ("ApproximateNumberOfMessagesNotVisible", in_flight.to_string()),
        ("ApproximateNumberOfMessagesDelayed", delayed.to_string()),
        ("CreatedTimestamp", (queue.created / 1000).to_string()),
        ("LastModifiedTimestamp", (queue.modified / 1000).to_string()),
        ("QueueArn", queue.arn.clone()),
    ] {
        all.insert(name.to_owned(), value);
    }
    let mut asked = BTreeMap::new();
    for name in names {
        if name == "All" {
            asked.extend(all.clone());
        }
        asked.extend(all.get(name).map(|value| (name.to_owned(), value.clone())));
    }
    if asked.is_empty() {
        return Ok(json!({}));
    }
    Ok(json!({"Attributes": asked}))
}
