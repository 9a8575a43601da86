//! `CloudFormation`'s names of members as the APIs have them: the same, beginning small.

use serde_json::Value;

/// A name; one in capitals, such as `SNS`, is the value of an enumeration.
fn small(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_uppercase()) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// A value with all names of its members.
pub(super) fn lowered(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (small(name), lowered(value)))
            .collect(),
        Value::Array(items) => items.iter().map(lowered).collect(),
        plain => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn members_begin_small_and_enumerations_stay() {
        let declared = json!({"AlertTargets": {"SNS": {"RoleArn": "Arn"}}, "Ports": [{"Value": 1}]});
        let lowered = lowered(&declared);
        assert_eq!(
            lowered,
            json!({"alertTargets": {"SNS": {"roleArn": "Arn"}}, "ports": [{"value": 1}]})
        );
    }
}
