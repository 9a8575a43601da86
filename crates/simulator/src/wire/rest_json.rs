//! The rest-json protocol: method and path name the operation, members travel in path, query and body.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use super::request::WireRequest;
use super::{Operation, Refusal, Service};
use crate::check::{Member, Place, Shape};
use crate::times;

/// The operation whose path is the most exact: of `/policies/{policyName}` and `/policies/{policyName}/version` the second
/// for a path that both fit.
pub(super) fn find(service: &Service, request: &WireRequest) -> Option<&'static Operation> {
    service
        .operations()
        .filter(|operation| operation.http.0 == request.method.as_str())
        .filter(|operation| labels(operation.http.1, &request.path).is_some())
        .max_by_key(|operation| {
            let segments = operation.http.1.split('/');
            segments
                .map(|segment| if segment.starts_with('{') { 1 } else { 2 })
                .sum::<usize>()
        })
}

/// The labels of the path by their names; the last one takes the rest where it ends the pattern.
fn labels(pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = Some(path);
    let mut wanted = pattern.split('/').peekable();
    while let Some(segment) = wanted.next() {
        let given = rest?;
        let last = wanted.peek().is_none();
        let label = segment
            .strip_prefix('{')
            .and_then(|label| label.strip_suffix('}'));
        let (part, more) = match given.split_once('/') {
            Some((part, more)) if !(last && label.is_some()) => (part, Some(more)),
            _ => (given, None),
        };
        match label {
            Some(label) => {
                let text = percent_decode_str(part).decode_utf8().ok()?;
                found.push((label.to_owned(), text.into_owned()));
            }
            None if segment == part => {}
            None => return None,
        }
        rest = more;
    }
    rest.is_none().then_some(found)
}

pub(super) fn decode(operation: &Operation, request: &WireRequest) -> Result<Value, Refusal> {
    let raw = operation
        .input
        .members()
        .iter()
        .any(|member| member.place == Place::Payload);
    let mut input = if raw || request.body.is_empty() {
        Map::new()
    } else {
        parse(&request.body)?
    };
    let labels = labels(operation.http.1, &request.path).unwrap_or_default();
    for member in operation.input.members() {
        let value = match member.place {
            Place::Body => continue,
            Place::Path => labels
                .iter()
                .find(|(name, text)| name == member.wire && !text.is_empty())
                .map(|(_, text)| Value::String(text.clone())),
            Place::Query => in_query(member, request),
            Place::Header => request
                .header(member.wire)
                .map(|text| Value::String(text.to_owned())),
            Place::Payload => {
                (!request.body.is_empty()).then(|| Value::String(BASE64_STANDARD.encode(&request.body)))
            }
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
        .filter(|(name, _)| name == member.wire)
        .map(|(_, text)| text.clone());
    if matches!(member.shape, Shape::List { .. }) {
        let all: Vec<String> = given.collect();
        return (!all.is_empty()).then(|| json!(all));
    }
    given.next().map(|text| typed(member.shape, text))
}

/// A text of the query string as the shape's type; what doesn't read as one stays a text, which the checker refuses.
fn typed(shape: &Shape, text: String) -> Value {
    let read = match shape {
        Shape::Integer { .. } => text.parse::<i64>().ok().map(Value::from),
        Shape::Boolean => text.parse::<bool>().ok().map(Value::from),
        Shape::Timestamp => times::from_iso(&text).map(times::to_wire),
        _ => None,
    };
    read.unwrap_or(Value::String(text))
}

pub(super) fn parse(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
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
    use super::labels;

    fn only(pattern: &str, path: &str) -> Option<String> {
        labels(pattern, path).map(|labels| {
            labels
                .into_iter()
                .map(|(_, text)| text)
                .collect::<Vec<_>>()
                .join(" ")
        })
    }

    #[test]
    fn a_label_is_percent_decoded_with_its_slashes() {
        assert_eq!(
            only("/tags/{resourceArn}", "/tags/arn%3Aaws%2Fa/b").as_deref(),
            Some("arn:aws/a/b")
        );
        assert_eq!(only("/tags/{resourceArn}", "/startIncident"), None);
        assert_eq!(only("/startIncident", "/startIncident/"), None);
    }

    #[test]
    fn labels_within_the_path_take_one_segment_each() {
        let pattern = "/policies/{policyName}/version/{policyVersionId}";
        assert_eq!(
            only(pattern, "/policies/a%40b/version/2").as_deref(),
            Some("a@b 2")
        );
        assert_eq!(only(pattern, "/policies/a"), None);
        assert_eq!(
            only("/policies/{policyName}/version", "/policies/a/version/2"),
            None
        );
    }
}
