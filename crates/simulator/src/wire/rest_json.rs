//! The rest-json protocol: method and path name the operation, members travel in path, query and body.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use super::request::WireRequest;
use super::{Operation, Refusal, Service};
use crate::check::{Member, Place, Shape};

pub(super) fn find(service: &Service, request: &WireRequest) -> Option<&'static Operation> {
    let called = |operation: &&&'static Operation| {
        operation.http.0 == request.method.as_str() && label(operation.http.1, &request.path).is_some()
    };
    service.operations.iter().find(called).copied()
}

/// The label at the end of the path; empty where the operation has none.
fn label(pattern: &str, path: &str) -> Option<String> {
    let Some((head, _)) = pattern.split_once('{') else {
        return (pattern == path).then(String::new);
    };
    let rest = path.strip_prefix(head)?;
    percent_decode_str(rest).decode_utf8().ok().map(Into::into)
}

pub(super) fn decode(operation: &Operation, request: &WireRequest) -> Result<Value, Refusal> {
    let mut input = if request.body.is_empty() {
        Map::new()
    } else {
        parse(&request.body)?
    };
    for member in operation.input.members() {
        let value = match member.place {
            Place::Body => continue,
            Place::Path => label(operation.http.1, &request.path)
                .filter(|text| !text.is_empty())
                .map(Value::String),
            Place::Query => in_query(member, request),
        };
        input.remove(member.name);
        input.extend(value.map(|value| (member.name.to_owned(), value)));
    }
    Ok(Value::Object(input))
}

fn in_query(member: &Member, request: &WireRequest) -> Option<Value> {
    let mut given = request
        .query
        .iter()
        .filter(|(name, _)| name == member.name)
        .map(|(_, text)| text.clone());
    if matches!(member.shape, Shape::List { .. }) {
        let all: Vec<String> = given.collect();
        return (!all.is_empty()).then(|| json!(all));
    }
    given.next().map(Value::String)
}

fn parse(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Ok(members),
        _ => Err(Refusal::new(
            400,
            "SerializationException",
            "The request's body is not a JSON object",
        )),
    }
}

/// The body of an error.
pub(super) fn refusal(refusal: &Refusal) -> Value {
    let mut members = refusal.members.clone();
    members.insert("message".to_owned(), refusal.message.clone().into());
    Value::Object(members)
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn a_label_is_percent_decoded_with_its_slashes() {
        assert_eq!(
            label("/tags/{resourceArn}", "/tags/arn%3Aaws%2Fa/b").as_deref(),
            Some("arn:aws/a/b")
        );
        assert_eq!(label("/tags/{resourceArn}", "/startIncident"), None);
        assert_eq!(label("/startIncident", "/startIncident/"), None);
    }
}
