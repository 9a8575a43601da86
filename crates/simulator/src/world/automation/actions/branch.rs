//! `aws:branch`: leads to the step of the first choice that holds, or to `Default`, or on.
//! Authority: User Guide, "aws:branch" and "Using conditional statements in runbooks".

use serde_json::{Map, Value};

use super::super::Failure;
use super::super::run::Answer;
use super::{Progress, Work};

pub(super) fn perform(work: &Work) -> Result<Progress, Failure> {
    let choices = work.inputs.get("Choices").and_then(Value::as_array);
    for choice in choices.into_iter().flatten().filter_map(Value::as_object) {
        if holds(choice)? {
            return Ok(lead_to(choice.get("NextStep")));
        }
    }
    Ok(lead_to(work.inputs.get("Default")))
}

fn lead_to(step: Option<&Value>) -> Progress {
    Progress::Done(Answer {
        jump: step.and_then(Value::as_str).map(str::to_owned),
        ..Answer::default()
    })
}

fn holds(choice: &Map<String, Value>) -> Result<bool, Failure> {
    let inner = |value: &Value| value.as_object().map_or(Ok(false), holds);
    if let Some(all) = choice.get("And").and_then(Value::as_array) {
        return all.iter().try_fold(true, |so_far, one| Ok(so_far && inner(one)?));
    }
    if let Some(any) = choice.get("Or").and_then(Value::as_array) {
        return any
            .iter()
            .try_fold(false, |so_far, one| Ok(so_far || inner(one)?));
    }
    if let Some(not) = choice.get("Not") {
        return inner(not).map(|holds| !holds);
    }
    let variable = choice.get("Variable").unwrap_or(&Value::Null);
    let comparison = choice
        .iter()
        .find(|(name, _)| !matches!(name.as_str(), "Variable" | "NextStep"));
    let (operator, wanted) = comparison.ok_or_else(|| Failure::input("A choice names no comparison."))?;
    compare(operator, variable, wanted).ok_or_else(|| {
        Failure::input(&format!(
            "The variable {variable} can't be compared by {operator}."
        ))
    })
}

/// `None` for an unknown operator or values of other types than it compares.
fn compare(operator: &str, variable: &Value, wanted: &Value) -> Option<bool> {
    if let Some(kind) = operator.strip_prefix("String") {
        let (is, wanted) = (text(variable), text(wanted));
        return Some(match kind {
            "Equals" => is == wanted,
            "EqualsIgnoreCase" => is.to_lowercase() == wanted.to_lowercase(),
            "StartsWith" => is.starts_with(&wanted),
            "EndsWith" => is.ends_with(&wanted),
            "Contains" => is.contains(&wanted),
            _ => return None,
        });
    }
    if let Some(kind) = operator.strip_prefix("Numeric") {
        let (is, wanted) = (number(variable)?, number(wanted)?);
        return Some(match kind {
            "Equals" => is == wanted,
            "Greater" => is > wanted,
            "Lesser" => is < wanted,
            "GreaterOrEquals" => is >= wanted,
            "LesserOrEquals" => is <= wanted,
            _ => return None,
        });
    }
    (operator == "BooleanEquals").then(|| text(variable).to_lowercase() == text(wanted).to_lowercase())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn number(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str().and_then(|text| text.parse().ok()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use serde_json::json;

    use super::*;

    fn is(choice: Value) -> bool {
        holds(choice.as_object().unwrap()).unwrap()
    }

    #[test]
    fn choices_compare_texts_numbers_and_flags() {
        assert!(is(
            json!({"Variable": "Linux", "StringEqualsIgnoreCase": "linux"})
        ));
        assert!(is(json!({"Variable": "7", "NumericGreater": 5})));
        assert!(!is(json!({"Variable": 7, "NumericLesserOrEquals": "5"})));
        assert!(is(json!({"Variable": true, "BooleanEquals": "true"})));
    }

    #[test]
    fn choices_are_joined_and_turned_round() {
        let (yes, no) = (
            json!({"Variable": "a", "StringEquals": "a"}),
            json!({"Variable": "a", "StringEquals": "b"}),
        );
        assert!(is(json!({"And": [yes, {"Not": no}]})));
        assert!(is(json!({"Or": [no, yes]})));
        assert!(!is(json!({"And": [yes, no]})));
    }

    #[test]
    fn a_comparison_that_makes_no_sense_fails_the_step() {
        for choice in [
            json!({"Variable": "a", "NumericEquals": 1}),
            json!({"Variable": "a", "Sounds": "b"}),
            json!({"Variable": "a"}),
        ] {
            assert!(holds(choice.as_object().unwrap()).is_err());
        }
    }
}
