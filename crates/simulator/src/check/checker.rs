//! Checks a request against its shape and gives back only what the shape knows.

use serde_json::{Map, Value};

use super::{Member, Shape};
use crate::wire::Refusal;

/// The request without unknown and null members, as AWS reads it.
///
/// # Errors
/// `SerializationException` when a value has another type than the model says; `ValidationException` naming every
/// constraint that is not met otherwise.
pub(crate) fn check(shape: &'static Shape, value: &Value) -> Result<Value, Refusal> {
    let mut findings = Vec::new();
    let clean = visit(shape, value, "", &mut findings)?;
    match findings.len() {
        0 => Ok(clean),
        1 => Err(Refusal::validation(format!(
            "1 validation error detected: {}",
            findings[0]
        ))),
        many => Err(Refusal::validation(format!(
            "{many} validation errors detected: {}",
            findings.join("; ")
        ))),
    }
}

fn visit(
    shape: &'static Shape,
    value: &Value,
    at: &str,
    findings: &mut Vec<String>,
) -> Result<Value, Refusal> {
    match (shape, value) {
        (Shape::Text { .. }, Value::String(text)) => {
            check_text(shape, text, at, findings);
            Ok(value.clone())
        }
        (Shape::Integer { min, max }, Value::Number(number)) => {
            let Some(whole) = number.as_i64() else {
                return Err(mistyped(at, "a whole number"));
            };
            check_bounds(&whole, min, max, at, findings);
            Ok(value.clone())
        }
        (Shape::Decimal { min, max }, Value::Number(number)) => {
            check_bounds(&number.as_f64().unwrap_or(f64::NAN), min, max, at, findings);
            Ok(value.clone())
        }
        (Shape::Boolean, Value::Bool(_)) => Ok(value.clone()),
        (Shape::Timestamp, Value::Number(number)) => {
            let seconds = number.as_f64().unwrap_or(f64::NAN);
            // The year 9999 ends at this second; beyond it AWS's own clients cannot read a timestamp back.
            if (0.0..=253_402_300_799.0).contains(&seconds) {
                Ok(value.clone())
            } else {
                Err(mistyped(at, "a timestamp"))
            }
        }
        (Shape::List { member, min, max }, Value::Array(items)) => {
            check_size(items.len(), *min, *max, at, findings);
            let items = items.iter().enumerate();
            let items = items
                .map(|(n, item)| visit(member, item, &format!("{at}.{}.member", n + 1), findings))
                .collect::<Result<_, _>>()?;
            Ok(Value::Array(items))
        }
        (
            Shape::Map {
                key,
                value: shape,
                min,
                max,
            },
            Value::Object(entries),
        ) => {
            check_size(entries.len(), *min, *max, at, findings);
            let mut clean = Map::new();
            for (name, entry) in entries {
                check_text(key, name, at, findings);
                clean.insert(
                    name.clone(),
                    visit(shape, entry, &format!("{at}.{name}"), findings)?,
                );
            }
            Ok(Value::Object(clean))
        }
        (Shape::Structure(members) | Shape::Union(members), Value::Object(given)) => {
            let clean = check_members(members, given, at, findings)?;
            if matches!(shape, Shape::Union(_)) && clean.len() != 1 {
                let names = members
                    .iter()
                    .map(|member| member.name)
                    .collect::<Vec<_>>()
                    .join(", ");
                findings.push(failed(
                    at,
                    &value.to_string(),
                    &format!("Exactly one member must be set of: {names}"),
                ));
            }
            Ok(Value::Object(clean))
        }
        (Shape::Text { .. }, _) => Err(mistyped(at, "a string")),
        (Shape::Integer { .. }, _) => Err(mistyped(at, "a whole number")),
        (Shape::Decimal { .. }, _) => Err(mistyped(at, "a number")),
        (Shape::Boolean, _) => Err(mistyped(at, "a boolean")),
        (Shape::Timestamp, _) => Err(mistyped(at, "a timestamp")),
        (Shape::List { .. }, _) => Err(mistyped(at, "a list")),
        (Shape::Map { .. } | Shape::Structure(_) | Shape::Union(_), _) => Err(mistyped(at, "a structure")),
    }
}

fn check_members(
    members: &'static [Member],
    given: &Map<String, Value>,
    at: &str,
    findings: &mut Vec<String>,
) -> Result<Map<String, Value>, Refusal> {
    let mut clean = Map::new();
    for member in members {
        let path = if at.is_empty() {
            member.name.to_owned()
        } else {
            format!("{at}.{}", member.name)
        };
        match given.get(member.name) {
            None | Some(Value::Null) if member.required => findings.push(format!(
                "Value null at '{path}' failed to satisfy constraint: Member must not be null"
            )),
            None | Some(Value::Null) => {}
            Some(value) => {
                clean.insert(
                    member.name.to_owned(),
                    visit(member.shape, value, &path, findings)?,
                );
            }
        }
    }
    Ok(clean)
}

fn check_text(shape: &Shape, text: &str, at: &str, findings: &mut Vec<String>) {
    let Shape::Text {
        min,
        max,
        pattern,
        values,
    } = shape
    else {
        return;
    };
    let length = text.chars().count();
    if length < *min {
        findings.push(failed(
            at,
            text,
            &format!("Member must have length greater than or equal to {min}"),
        ));
    } else if length > *max {
        findings.push(failed(
            at,
            text,
            &format!("Member must have length less than or equal to {max}"),
        ));
    }
    if pattern.is_some_and(|pattern| !(pattern.matches)(text)) {
        let text_of_pattern = pattern.map_or("", |pattern| pattern.text);
        findings.push(failed(
            at,
            text,
            &format!("Member must satisfy regular expression pattern: {text_of_pattern}"),
        ));
    }
    if !values.is_empty() && !values.contains(&text) {
        findings.push(failed(
            at,
            text,
            &format!("Member must satisfy enum value set: [{}]", values.join(", ")),
        ));
    }
}

fn check_bounds<N: PartialOrd + std::fmt::Display>(
    number: &N,
    min: &N,
    max: &N,
    at: &str,
    findings: &mut Vec<String>,
) {
    let constraint = if number > max {
        format!("less than or equal to {max}")
    } else if number < min {
        format!("greater than or equal to {min}")
    } else {
        return;
    };
    let text = format!("Member must have value {constraint}");
    findings.push(failed(at, &number.to_string(), &text));
}

fn check_size(size: usize, min: usize, max: usize, at: &str, findings: &mut Vec<String>) {
    if size < min {
        findings.push(failed(
            at,
            "[]",
            &format!("Member must have length greater than or equal to {min}"),
        ));
    } else if size > max {
        findings.push(failed(
            at,
            &format!("{size} items"),
            &format!("Member must have length less than or equal to {max}"),
        ));
    }
}

/// AWS's wording, with the value cut where it would fill the reply.
fn failed(at: &str, value: &str, constraint: &str) -> String {
    let shown: String = value.chars().take(200).collect();
    format!("Value '{shown}' at '{at}' failed to satisfy constraint: {constraint}")
}

fn mistyped(at: &str, wanted: &str) -> Refusal {
    Refusal::new(
        400,
        "SerializationException",
        format!("The value at '{at}' can not be converted to {wanted}"),
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use serde_json::json;

    use super::*;
    use crate::check::{opt, req};

    static NAME: Shape = Shape::text(2, 4);
    static NUMBER: Shape = Shape::Integer { min: 1, max: 5 };
    static CHOICE: Shape = Shape::Union(&[opt("a", &NAME), opt("b", &NAME)]);
    static INPUT: Shape =
        Shape::Structure(&[req("name", &NAME), opt("number", &NUMBER), opt("choice", &CHOICE)]);

    #[test]
    fn unknown_and_null_members_are_dropped() {
        let clean = check(&INPUT, &json!({"name": "abc", "number": null, "other": 1})).unwrap();
        assert_eq!(clean, json!({"name": "abc"}));
    }

    #[test]
    fn every_violation_is_named() {
        let refusal = check(&INPUT, &json!({"name": "abcde", "number": 6})).unwrap_err();
        assert_eq!(refusal.code, "ValidationException");
        assert!(
            refusal.message.starts_with("2 validation errors detected: "),
            "{}",
            refusal.message
        );
        assert!(
            refusal
                .message
                .contains("'number' failed to satisfy constraint: Member must have value less")
        );
    }

    #[test]
    fn lengths_count_characters_and_not_bytes() {
        assert!(check(&INPUT, &json!({"name": "ääää"})).is_ok());
    }

    #[test]
    fn a_union_takes_exactly_one_member() {
        assert!(check(&INPUT, &json!({"name": "abc", "choice": {"a": "xy"}})).is_ok());
        assert!(check(&INPUT, &json!({"name": "abc", "choice": {}})).is_err());
        assert!(check(&INPUT, &json!({"name": "abc", "choice": {"a": "xy", "b": "xy"}})).is_err());
    }

    #[test]
    fn another_type_is_a_serialization_error() {
        assert_eq!(
            check(&INPUT, &json!({"name": 7})).unwrap_err().code,
            "SerializationException"
        );
    }
}
