//! Filters: all must match, each by any of its values. Authority: the model's text of `filters`.

use serde_json::Value;

use super::times;
use crate::wire::Refusal;

/// What a filter's key can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyKind {
    Time,
    Integer,
    Text,
}

/// One condition on one key.
#[derive(Debug)]
pub(super) struct Filter {
    pub key: String,
    pub condition: Condition,
}

#[derive(Debug)]
pub(super) enum Condition {
    Before(i64),
    After(i64),
    Integers(Vec<i64>),
    Texts(Vec<String>),
}

impl Condition {
    /// Strictly before or after (*assumed*: the model does not say whether the moment itself belongs).
    pub(super) fn admits_time(&self, ms: i64) -> bool {
        match self {
            Self::Before(limit) => ms < *limit,
            Self::After(limit) => ms > *limit,
            _ => false,
        }
    }

    pub(super) fn admits_integer(&self, value: i64) -> bool {
        matches!(self, Self::Integers(values) if values.contains(&value))
    }

    pub(super) fn admits_text(&self, text: &str) -> bool {
        matches!(self, Self::Texts(values) if values.iter().any(|value| value == text))
    }
}

/// Reads the filters of a checked request.
///
/// # Errors
/// `ValidationException` for a key that the operation does not filter by, or a condition that does not fit the key.
pub(super) fn read(input: &Value, keys: &[(&str, KeyKind)]) -> Result<Vec<Filter>, Refusal> {
    let Some(filters) = input["filters"].as_array() else {
        return Ok(Vec::new());
    };
    filters.iter().map(|filter| read_one(filter, keys)).collect()
}

fn read_one(filter: &Value, keys: &[(&str, KeyKind)]) -> Result<Filter, Refusal> {
    let key = filter["key"].as_str().unwrap_or_default();
    let Some((_, kind)) = keys.iter().find(|(name, _)| *name == key) else {
        let names = keys.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        return Err(Refusal::validation(format!(
            "Invalid filter key '{key}', it must be one of: {names}"
        )));
    };
    let given = &filter["condition"];
    let condition = match kind {
        KeyKind::Time => times::from_wire(&given["before"])
            .map(Condition::Before)
            .or_else(|| times::from_wire(&given["after"]).map(Condition::After)),
        KeyKind::Integer => given["equals"]["integerValues"]
            .as_array()
            .map(|values| Condition::Integers(values.iter().filter_map(Value::as_i64).collect())),
        KeyKind::Text => given["equals"]["stringValues"].as_array().map(|values| {
            Condition::Texts(
                values
                    .iter()
                    .filter_map(|value| value.as_str().map(str::to_owned))
                    .collect(),
            )
        }),
    };
    let condition = condition
        .ok_or_else(|| Refusal::validation(format!("The condition does not fit the filter key '{key}'")))?;
    Ok(Filter {
        key: key.to_owned(),
        condition,
    })
}
