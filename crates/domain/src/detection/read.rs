use super::{Detection, alarm, defender, event};
use serde_json::Value;

/// A message that tells of no detection. It is kept for people to look at, never dropped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is no JSON object.
    #[error("the message is no JSON object")]
    NoObject,
    /// Nobody known writes messages like it.
    #[error("the message is neither a Device Defender alert nor an alarm nor an event that names a device")]
    Unknown,
    /// A part is missing or is no such thing.
    #[error("the message has no {0} that can be read")]
    Lacks(&'static str),
}

/// Reads a message, with or without the envelopes of the topic or the queue that delivered it.
pub fn read(message: &str) -> Result<Detection, Unreadable> {
    let value: Value = serde_json::from_str(message).map_err(|_| Unreadable::NoObject)?;
    if !value.is_object() {
        return Err(Unreadable::NoObject);
    }
    if let Some(inner) = envelope(&value) {
        return read(inner);
    }
    if value.get("violationEventTime").is_some() {
        defender::read(&value)
    } else if value.get("AlarmName").is_some() {
        alarm::read(&value)
    } else if value.get("detail-type").is_some() {
        event::read(&value)
    } else {
        Err(Unreadable::Unknown)
    }
}

/// What a topic's notification carries (SNS, "HTTP/HTTPS notification JSON format"; the same to a queue).
fn envelope(value: &Value) -> Option<&str> {
    let is_notification = value.get("Type").and_then(Value::as_str) == Some("Notification");
    is_notification
        .then(|| value.get("Message").and_then(Value::as_str))
        .flatten()
}

/// A member as text; `None` for what is empty or no text.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value
        .get(name)
        .and_then(Value::as_str)
        .filter(|text| !text.trim().is_empty())
}
