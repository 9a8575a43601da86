//! Queues that feed functions.

use serde_json::{Value, json};

use super::course::invoke;
use super::{EventSource, Origin};
use crate::sqs;
use crate::world::Account;

/// The functions and queues from which a batch may be taken: with room for an invocation, and none that nobody took yet.
fn ready(account: &Account) -> Vec<(String, EventSource)> {
    let idle = |name: &str| {
        let waiting = account.functions.waiting.get(name);
        account.functions.has_room(name) && waiting.is_none_or(std::collections::VecDeque::is_empty)
    };
    account
        .functions
        .deployed
        .iter()
        .filter(|(name, deployed)| !deployed.settings.sources.is_empty() && idle(name))
        .flat_map(|(name, deployed)| {
            let sources = deployed.settings.sources.iter();
            sources.map(|source| (name.clone(), source.clone()))
        })
        .collect()
}

/// A batch has at most so many messages (Developer Guide, "Configuring scaling behavior for SQS event source mappings").
const LARGEST_BATCH: usize = 10_000;

/// When the next batch is due: it is full, or its first message has waited for the batching window.
pub(super) fn next_due(account: &Account) -> Option<i64> {
    ready(account)
        .iter()
        .filter_map(|(_, source)| due(account, source))
        .min()
}

fn due(account: &Account, source: &EventSource) -> Option<i64> {
    let size = source.batch_size.clamp(1, LARGEST_BATCH);
    account
        .queues
        .batch_due(&source.queue, size, source.window_s * 1000)
}

/// Takes what can be taken, a batch from each queue; more once that was handed over.
pub(super) fn poll(account: &mut Account, now: i64) {
    for (function, source) in ready(account) {
        if due(account, &source).is_none_or(|at| at > now) {
            continue;
        }
        let size = source.batch_size.clamp(1, LARGEST_BATCH);
        let messages = sqs::receive(account, &source.queue, size, None, now);
        if messages.is_empty() {
            continue;
        }
        let records: Vec<Value> = messages
            .iter()
            .map(|message| record(account, &source.queue, message))
            .collect();
        let origin = Origin::Queue {
            queue: source.queue,
            messages: messages
                .iter()
                .map(|message| (message.id.clone(), message.receipt.clone()))
                .collect(),
            report_item_failures: source.report_item_failures,
        };
        invoke(
            account,
            &function,
            json!({"Records": records}).to_string(),
            origin,
            now,
        );
    }
}

/// A record of an event (Developer Guide, "Using Lambda with Amazon SQS", "Standard queue message event").
fn record(account: &Account, queue: &str, message: &sqs::Received) -> Value {
    let attributes: serde_json::Map<String, Value> = message
        .attributes
        .iter()
        .map(|(name, attribute)| {
            let value = json!({
                "stringValue": attribute.value,
                "stringListValues": [],
                "binaryListValues": [],
                "dataType": attribute.kind,
            });
            (name.clone(), value)
        })
        .collect();
    json!({
        "messageId": message.id,
        "receiptHandle": message.receipt,
        "body": message.body,
        "attributes": message.system,
        "messageAttributes": attributes,
        "md5OfBody": message.md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue,
        "awsRegion": account.region,
    })
}
