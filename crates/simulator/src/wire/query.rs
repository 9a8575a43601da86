//! The query protocol: a form comes, XML goes.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::request::WireRequest;
use super::{Operation, Refusal, Service};
use crate::check::Shape;

pub(super) fn form(request: &WireRequest) -> Vec<(String, String)> {
    form_urlencoded::parse(&request.body)
        .into_owned()
        .chain(request.query.iter().cloned())
        .collect()
}

fn value_of<'a>(form: &'a [(String, String)], name: &str) -> Option<&'a str> {
    form.iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

pub(super) fn find(
    service: &Service,
    version: &str,
    form: &[(String, String)],
) -> Result<&'static Operation, Refusal> {
    let action = value_of(form, "Action").ok_or_else(|| {
        Refusal::new(
            400,
            "MissingAction",
            "The request does not contain an Action parameter",
        )
    })?;
    let known = service.operations().find(|operation| operation.name == action);
    match (known, value_of(form, "Version")) {
        (Some(operation), Some(asked)) if asked == version => Ok(operation),
        (_, asked) => {
            let asked = asked.unwrap_or("null");
            Err(Refusal::new(
                400,
                "InvalidAction",
                format!("Could not find operation {action} for version {asked}"),
            ))
        }
    }
}

/// Builds the nested request that the flat form stands for.
pub(super) fn decode(operation: &Operation, form: &[(String, String)]) -> Value {
    value(operation.input, "", form).unwrap_or_else(|| Value::Object(Map::new()))
}

fn value(shape: &'static Shape, at: &str, form: &[(String, String)]) -> Option<Value> {
    match shape {
        Shape::Structure(members) | Shape::Union(members) => {
            let built: Map<String, Value> = members
                .iter()
                .filter_map(|member| {
                    let path = if at.is_empty() {
                        member.name.to_owned()
                    } else {
                        format!("{at}.{}", member.name)
                    };
                    value(member.shape, &path, form).map(|value| (member.name.to_owned(), value))
                })
                .collect();
            (!built.is_empty()).then_some(Value::Object(built))
        }
        Shape::List { member, .. } => {
            let items: Vec<Value> = (1..)
                .map_while(|n| value(member, &format!("{at}.member.{n}"), form))
                .collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Shape::Map { value: shape, .. } => {
            // Entries are called `key` and `value`, but `Name` and `Value` for the attributes of messages.
            let entries = (1..).map_while(|n| {
                let entry = format!("{at}.entry.{n}");
                let name = |word: &str| value_of(form, &format!("{entry}.{word}"));
                if let Some(key) = name("key") {
                    let item = value(shape, &format!("{entry}.value"), form);
                    return Some((key.to_owned(), item.unwrap_or_else(|| "".into())));
                }
                let key = name("Name")?.to_owned();
                Some((
                    key,
                    value(shape, &format!("{entry}.Value"), form).unwrap_or_default(),
                ))
            });
            let entries: Map<String, Value> = entries.collect();
            (!entries.is_empty()).then_some(Value::Object(entries))
        }
        Shape::Integer { .. } => {
            let text = value_of(form, at)?;
            Some(
                text.parse::<i64>()
                    .map_or_else(|_| Value::String(text.to_owned()), Value::from),
            )
        }
        Shape::Boolean => value_of(form, at).map(|text| Value::Bool(text == "true")),
        _ => value_of(form, at).map(|text| Value::String(text.to_owned())),
    }
}

pub(super) fn success(namespace: &str, operation: &str, result: &Value, request_id: &str) -> String {
    let mut xml = format!("<{operation}Response xmlns=\"{namespace}\">\n");
    // Nothing at all is the answer of an operation without output.
    if !result.is_null() {
        let _ = write!(xml, "<{operation}Result>");
        write_xml(&mut xml, result);
        let _ = writeln!(xml, "</{operation}Result>");
    }
    let _ = write!(
        xml,
        "<ResponseMetadata><RequestId>{request_id}</RequestId></ResponseMetadata>\n</{operation}Response>"
    );
    xml
}

pub(super) fn failure(namespace: &str, refusal: &Refusal, request_id: &str) -> String {
    let side = if refusal.status < 500 {
        "Sender"
    } else {
        "Receiver"
    };
    let code = query_code(&refusal.code);
    let message = escape(&refusal.message);
    format!(
        "<ErrorResponse xmlns=\"{namespace}\">\n<Error><Type>{side}</Type><Code>{code}</Code><Message>{message}</Message></Error>\n<RequestId>{request_id}</RequestId>\n</ErrorResponse>"
    )
}

/// The codes of AWS's common errors have other names in the query protocol.
fn query_code(code: &str) -> &str {
    match code {
        "ValidationException" | "SerializationException" => "ValidationError",
        "MissingAuthenticationTokenException" => "MissingAuthenticationToken",
        "UnrecognizedClientException" => "InvalidClientTokenId",
        "ExpiredTokenException" => "ExpiredToken",
        "IncompleteSignatureException" => "IncompleteSignature",
        "InvalidSignatureException" => "SignatureDoesNotMatch",
        "AccessDeniedException" => "AccessDenied",
        "ThrottlingException" => "Throttling",
        "UnknownOperationException" => "InvalidAction",
        "InternalServerException" => "InternalFailure",
        "NotFoundException" => "NotFound",
        "InvalidParameterException" => "InvalidParameter",
        "AuthorizationErrorException" => "AuthorizationError",
        "ResourceNotFoundException" => "ResourceNotFound",
        other => other,
    }
}

fn write_xml(xml: &mut String, value: &Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let _ = write!(xml, "<{name}>");
                match member {
                    // The one map among the replies.
                    Value::Object(entries) if name == "Attributes" => write_entries(xml, entries),
                    member => write_xml(xml, member),
                }
                let _ = write!(xml, "</{name}>");
            }
        }
        Value::Array(items) => {
            for item in items {
                xml.push_str("<member>");
                write_xml(xml, item);
                xml.push_str("</member>");
            }
        }
        Value::String(text) => xml.push_str(&escape(text)),
        Value::Null => {}
        other => {
            let _ = write!(xml, "{other}");
        }
    }
}

fn write_entries(xml: &mut String, entries: &Map<String, Value>) {
    for (key, value) in entries {
        let _ = write!(xml, "<entry><key>{}</key><value>", escape(key));
        write_xml(xml, value);
        xml.push_str("</value></entry>");
    }
}

/// XML 1.0 has no form for most control characters, not even as entities.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_and_control_characters_do_not_reach_the_xml() {
        assert_eq!(
            escape("<a b=\"c\">&\u{0}\u{1b}é"),
            "&lt;a b=&quot;c&quot;&gt;&amp;\u{FFFD}\u{FFFD}é"
        );
    }
}
