//! Topics. Authority: IoT Core endpoints and quotas, "Message broker and protocol limits": 256 bytes, 7 slashes.

use serde_json::Value;

use crate::wire::Refusal;
use crate::world::Account;

/// The topic that a message may be published on.
///
/// # Errors
/// `InvalidRequestException` for an empty, a long or a deep one, and for one with wildcards.
pub(super) fn of<'a>(input: &'a Value, member: &str) -> Result<&'a str, Refusal> {
    let topic = input[member].as_str().unwrap_or_default();
    let sound = (1..=256).contains(&topic.len())
        && !topic.contains(['+', '#', '\0'])
        && topic.matches('/').count() <= 7;
    sound
        .then_some(topic)
        .ok_or_else(|| Refusal::validation(format!("Invalid topic '{topic}'")))
}

/// The ARN that IAM judges by.
pub(super) fn judged(account: &Account, input: &Value) -> String {
    let topic = input["topic"].as_str().unwrap_or("*");
    account.fleet.arns.of("topic", topic)
}

/// The ARN of the client in the request.
pub(super) fn client(account: &Account, input: &Value) -> String {
    let id = input["clientId"].as_str().unwrap_or("*");
    account.fleet.arns.of("client", id)
}

/// The ARN of the thing in the request.
pub(super) fn thing(account: &Account, input: &Value) -> String {
    let name = input["thingName"].as_str().unwrap_or("*");
    account.fleet.arns.of("thing", name)
}
