//! Whether a queue's policy lets a topic send to it. Of policies, this is all that is evaluated: the one statement that a
//! subscription needs (SNS Developer Guide, "Subscribing an Amazon SQS queue to an Amazon SNS topic").

use serde_json::Value;

use crate::world::Account;

const TOPICS: &str = "sns.amazonaws.com";

/// Whether some statement allows it, with the conditions `ArnEquals` or `ArnLike` on `aws:SourceArn`.
pub(crate) fn lets_topic_send(account: &Account, queue: &str, topic: &str) -> bool {
    let policy = account.queues.policy(queue);
    let policy = policy.and_then(|text| serde_json::from_str::<Value>(text).ok());
    let statements = policy.map(|policy| policy["Statement"].clone());
    let statements = match statements {
        Some(Value::Array(statements)) => statements,
        Some(statement @ Value::Object(_)) => vec![statement],
        _ => Vec::new(),
    };
    statements.iter().any(|statement| allows(statement, queue, topic))
}

fn allows(statement: &Value, queue: &str, topic: &str) -> bool {
    let principal = &statement["Principal"];
    let principal = principal == "*" || principal["AWS"] == "*" || names(&principal["Service"], TOPICS);
    let action = ["sqs:SendMessage", "sqs:*", "*"]
        .iter()
        .any(|action| names(&statement["Action"], action));
    let resource = [queue, "*"]
        .iter()
        .any(|resource| names(&statement["Resource"], resource));
    let conditions = statement["Condition"].as_object().into_iter().flatten();
    let conditions = conditions.fold(true, |so_far, (operator, keys)| {
        let source = &keys["aws:SourceArn"];
        let known = matches!(operator.as_str(), "ArnEquals" | "ArnLike" | "StringEquals");
        so_far && known && names(source, topic)
    });
    statement["Effect"] == "Allow" && principal && action && resource && conditions
}

/// Whether a text, or one of several, is this.
fn names(given: &Value, wanted: &str) -> bool {
    match given {
        Value::String(text) => text.eq_ignore_ascii_case(wanted),
        Value::Array(items) => items.iter().any(|item| names(item, wanted)),
        _ => false,
    }
}
