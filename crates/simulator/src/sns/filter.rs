//! Filter policies on message attributes: exact texts, prefixes, `anything-but` texts, `exists`.
//! Authority: SNS Developer Guide, "Amazon SNS subscription filter policies".

use std::collections::BTreeMap;

use serde_json::Value;

use super::errors::invalid;
use crate::sqs::Attribute;
use crate::wire::Refusal;

/// Reads a filter policy.
///
/// # Errors
/// `InvalidParameterException` for what is no filter policy, and for conditions that are not evaluated here.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    let policy: Value = serde_json::from_str(text).map_err(|_| refused("failed to parse JSON"))?;
    let keys = policy
        .as_object()
        .ok_or_else(|| refused("the policy must be an object"))?;
    for (key, values) in keys {
        let values = values
            .as_array()
            .filter(|values| !values.is_empty())
            .ok_or_else(|| refused(&format!("\"{key}\" must be an array with values")))?;
        if values.iter().any(|value| condition(value).is_none()) {
            return Err(refused(&format!(
                "\"{key}\" has a condition that is not evaluated"
            )));
        }
    }
    Ok(())
}

/// Whether a message with these attributes passes: every key by one of its conditions.
pub(super) fn admits(policy: &str, attributes: &BTreeMap<String, Attribute>) -> bool {
    let policy: Value = serde_json::from_str(policy).unwrap_or(Value::Null);
    let mut keys = policy.as_object().into_iter().flatten();
    keys.all(|(key, values)| {
        let given = attributes.get(key).map(|attribute| attribute.value.as_str());
        let values = values.as_array().into_iter().flatten();
        values
            .filter_map(condition)
            .any(|condition| condition.admits(given))
    })
}

enum Condition {
    Is(String),
    Begins(String),
    Differs(Vec<String>),
    Exists(bool),
}

impl Condition {
    fn admits(&self, given: Option<&str>) -> bool {
        match (self, given) {
            (Self::Is(text), Some(given)) => text == given,
            (Self::Begins(text), Some(given)) => given.starts_with(text),
            (Self::Differs(texts), Some(given)) => !texts.iter().any(|text| text == given),
            (Self::Exists(wanted), given) => *wanted == given.is_some(),
            (_, None) => false,
        }
    }
}

fn condition(value: &Value) -> Option<Condition> {
    if let Some(text) = value.as_str() {
        return Some(Condition::Is(text.to_owned()));
    }
    let (name, inner) = value.as_object().filter(|one| one.len() == 1)?.iter().next()?;
    match name.as_str() {
        "prefix" => inner.as_str().map(|text| Condition::Begins(text.to_owned())),
        "exists" => inner.as_bool().map(Condition::Exists),
        "anything-but" => {
            let texts = match inner {
                Value::String(text) => vec![text.clone()],
                Value::Array(items) => items
                    .iter()
                    .map(|item| item.as_str().map(str::to_owned))
                    .collect::<Option<_>>()?,
                _ => return None,
            };
            Some(Condition::Differs(texts))
        }
        _ => None,
    }
}

fn refused(reason: &str) -> Refusal {
    invalid(&format!("FilterPolicy: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(pairs: &[(&str, &str)]) -> BTreeMap<String, Attribute> {
        let one = |(name, value): &(&str, &str)| ((*name).to_owned(), Attribute::text(value));
        pairs.iter().map(one).collect()
    }

    #[test]
    fn every_key_must_be_met_by_one_of_its_conditions() {
        let policy = r#"{"kind": ["alarm", {"prefix": "vi"}], "site": [{"anything-but": ["test"]}]}"#;
        assert!(admits(
            policy,
            &attributes(&[("kind", "violation"), ("site", "hall-2")])
        ));
        assert!(admits(
            policy,
            &attributes(&[("kind", "alarm"), ("site", "hall-2")])
        ));
        assert!(!admits(
            policy,
            &attributes(&[("kind", "alarm"), ("site", "test")])
        ));
        assert!(!admits(policy, &attributes(&[("kind", "alarm")])));
        let absent = r#"{"test": [{"exists": false}]}"#;
        assert!(admits(absent, &attributes(&[])) && !admits(absent, &attributes(&[("test", "x")])));
    }

    #[test]
    fn what_is_not_evaluated_is_refused() {
        for policy in [
            "[]",
            "{\"a\": \"b\"}",
            "{\"a\": []}",
            "{\"a\": [{\"numeric\": [\">\", 1]}]}",
            "{",
        ] {
            assert!(check(policy).is_err(), "{policy}");
        }
    }
}
