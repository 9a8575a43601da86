//! Names and URLs of queues. Authority: API Reference, "Queue and message identifiers".

use serde_json::Value;

use crate::world::Account;

pub(super) fn arn(account: &Account, name: &str) -> String {
    format!("arn:aws:sqs:{}:{}:{name}", account.region, account.id)
}

/// The URL under the simulator's own address.
pub(super) fn url(account: &Account, name: &str) -> String {
    format!("http://{}/{}/{name}", account.endpoint, account.id)
}

/// The queue that a request names in `QueueName`.
pub(super) fn named(account: &Account, input: &Value) -> String {
    arn(account, input["QueueName"].as_str().unwrap_or("*"))
}

/// The queue that a request names by its URL.
pub(super) fn queue(account: &Account, input: &Value) -> String {
    let url = input["QueueUrl"].as_str().unwrap_or("*");
    arn(account, url.rsplit('/').next().unwrap_or(url))
}
