//! The JSON 1.1 protocol: a header names the operation, everything else is in the body.

use serde_json::{Map, Value};

use super::request::WireRequest;
use super::{Operation, Refusal, Service, rest_json};

pub(super) fn find(service: &Service, target: &str, request: &WireRequest) -> Option<&'static Operation> {
    let name = request
        .header("x-amz-target")?
        .strip_prefix(target)?
        .strip_prefix('.')?;
    service.operations().find(|operation| operation.name == name)
}

pub(super) fn decode(request: &WireRequest) -> Result<Value, Refusal> {
    let members = if request.body.is_empty() {
        Map::new()
    } else {
        rest_json::parse(&request.body)?
    };
    Ok(Value::Object(members))
}

/// The body of an error, which names its type.
pub(super) fn refusal(refusal: &Refusal) -> Value {
    let mut body = rest_json::refusal(refusal);
    if refusal.members.contains_key("Message")
        && let Some(members) = body.as_object_mut()
    {
        // The service's shapes call the text by this name.
        members.remove("message");
    }
    body["__type"] = refusal.code.clone().into();
    body
}

/// The code that the older query protocol has for an error, and whose fault it is.
pub(super) fn query_error(refusal: &Refusal) -> String {
    let code = match refusal.code.as_str() {
        "QueueDoesNotExist" => "AWS.SimpleQueueService.NonExistentQueue",
        "QueueNameExists" => "QueueAlreadyExists",
        "UnsupportedOperation" => "AWS.SimpleQueueService.UnsupportedOperation",
        "MessageNotInflight" => "AWS.SimpleQueueService.MessageNotInflight",
        other => other,
    };
    let side = if refusal.status < 500 {
        "Sender"
    } else {
        "Receiver"
    };
    format!("{code};{side}")
}
