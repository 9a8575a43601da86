//! What becomes of an invocation's answer.

use std::collections::BTreeMap;

use serde_json::Value;

use super::store::Due;
use super::{FunctionError, Origin, Told};
use crate::sqs;
use crate::world::{Account, automation};

/// "Lambda retries … with a one-minute wait between the first two attempts, and two minutes between the second and third
/// attempts" (Developer Guide, "Asynchronous invocation").
const WAITS_MS: [i64; 2] = [60_000, 120_000];

/// Takes the answer of a running invocation; `false` when it isn't running, or not any more.
pub(super) fn answer(account: &mut Account, id: &str, result: Result<Value, FunctionError>, at: i64) -> bool {
    let Some(told) = account.functions.running.remove(id) else {
        return false;
    };
    match (&told.origin, result) {
        (Origin::Step { execution, run }, result) => {
            let result = result.map_err(|error| error.shown());
            automation::answered(account, execution, run, id, result, at);
        }
        // The messages of a queue come back once their visibility time-out is over.
        (Origin::Event, Ok(_)) | (Origin::Queue { .. }, Err(_)) => {}
        (Origin::Event, Err(error)) => again(account, told, &error, at),
        (
            Origin::Queue {
                queue,
                messages,
                report_item_failures,
            },
            Ok(value),
        ) => {
            let failed = failed(&value, *report_item_failures);
            let done = messages
                .iter()
                .filter(|(id, _)| !failed.as_ref().is_none_or(|failed| failed.contains(id)));
            for (_, receipt) in done {
                sqs::delete(account, queue, receipt);
            }
        }
    }
    // There is room for one more.
    account.functions.arrived.notify_waiters();
    true
}

/// The ids of the messages that failed; `None` is all of them, which an answer that can't be read means (Developer Guide,
/// "Implementing partial batch responses").
fn failed(value: &Value, reported: bool) -> Option<Vec<String>> {
    if !reported || value.is_null() {
        return Some(Vec::new());
    }
    let items = match value.get("batchItemFailures") {
        None | Some(Value::Null) => return Some(Vec::new()),
        Some(items) => items.as_array()?,
    };
    let id = |item: &Value| Some(item.get("itemIdentifier")?.as_str()?.to_owned());
    let ids: Option<Vec<String>> = items.iter().map(id).collect();
    ids.filter(|ids| ids.iter().all(|id| !id.is_empty()))
}

fn again(account: &mut Account, mut told: Told, error: &FunctionError, at: i64) {
    let retries = account
        .functions
        .deployed
        .get(&told.invocation.function)
        .map_or(0, |deployed| deployed.settings.retries);
    let attempt = told.invocation.attempt;
    let wait = usize::try_from(attempt - 1).ok().and_then(|n| WAITS_MS.get(n));
    match wait.filter(|_| attempt <= retries) {
        Some(wait) => {
            told.invocation.attempt += 1;
            let event = Box::new(told);
            account.functions.plan(at + wait, Due::Again { event });
        }
        None => dead(account, &told, &error.message, at),
    }
}

/// Gives an event that failed for good to the function's dead letters, if it has some (Developer Guide, "Dead-letter queues":
/// the event as the body, `RequestID`, `ErrorCode` and `ErrorMessage` as attributes).
pub(super) fn dead(account: &mut Account, told: &Told, reason: &str, at: i64) {
    let deployed = account.functions.deployed.get(&told.invocation.function);
    let queue = deployed.and_then(|deployed| deployed.settings.dead_letter.clone());
    let Some(queue) = queue.filter(|_| matches!(told.origin, Origin::Event)) else {
        return;
    };
    let text = |text: &str| sqs::Attribute::text(&text.chars().take(1024).collect::<String>());
    let attributes = BTreeMap::from([
        ("RequestID".to_owned(), text(&told.invocation.id)),
        ("ErrorCode".to_owned(), sqs::Attribute::number(200)),
        ("ErrorMessage".to_owned(), text(reason)),
    ]);
    if !sqs::deliver(account, &queue, &told.invocation.payload, attributes, at) {
        tracing::debug!(queue, "the dead letters have no queue");
    }
}

/// Whether somebody still waits for what an invocation that was not taken yet would answer.
pub(super) fn still_wanted(account: &Account, told: &Told) -> bool {
    match &told.origin {
        Origin::Step { execution, run } => {
            automation::waits_for(account, execution, run, &told.invocation.id)
        }
        Origin::Event | Origin::Queue { .. } => true,
    }
}
