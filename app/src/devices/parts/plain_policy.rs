//! A policy document in plain words.

use serde_json::Value;

/// What one statement of a policy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whether it forbids.
    pub denies: bool,
    /// What, as a sentence goes on after "Allows" or "Denies".
    pub text: String,
}

/// The statements of `document`; `None` where it is none that can be read.
pub fn plain(document: &str) -> Option<Vec<Said>> {
    let document: Value = serde_json::from_str(document).ok()?;
    let statements = match document.get("Statement")? {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    };
    statements.into_iter().map(said).collect()
}

fn said(statement: &Value) -> Option<Said> {
    let denies = match statement.get("Effect")?.as_str()? {
        "Allow" => false,
        "Deny" => true,
        _ => return None,
    };
    let (actions, all_but) = match (statement.get("Action"), statement.get("NotAction")) {
        (Some(actions), _) => (texts(actions)?, ""),
        (None, Some(actions)) => (texts(actions)?, "everything but "),
        _ => return None,
    };
    let actions: Vec<_> = actions.iter().map(|action| verb(action)).collect();
    let resources = match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(all), _) => on(&texts(all)?, ""),
        (None, Some(all)) => on(&texts(all)?, "everything but "),
        _ => String::new(),
    };
    let condition = statement.get("Condition").map(only_where).unwrap_or_default();
    Some(Said {
        denies,
        text: format!("{all_but}{}{resources}{condition}", actions.join(", ")),
    })
}

/// How many conditions are told.
const TOLD: usize = 3;

/// The conditions of a statement, all of which must hold.
fn only_where(conditions: &Value) -> String {
    let Value::Object(tests) = conditions else {
        return ", on a condition".to_owned();
    };
    let each = |(test, keys): (&String, &Value)| {
        let keys = keys.as_object().into_iter().flatten();
        keys.map(|(key, value)| format!("{key}{} {}", is(test), one_of(value)))
            .collect::<Vec<_>>()
    };
    let all: Vec<String> = tests.iter().flat_map(each).collect();
    if all.is_empty() {
        return String::new();
    }
    let more = match all.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let told: Vec<String> = all.into_iter().take(TOLD).collect();
    format!(", only where {}{more}", told.join(" and "))
}

fn is(test: &str) -> String {
    // `ForAnyValue:` and `ForAllValues:` speak of keys with several values, `IfExists` of keys that may be missing.
    let test = test.rsplit(':').next().unwrap_or(test);
    let (test, if_there) = match test.strip_suffix("IfExists") {
        Some(test) => (test, ", if it is there,"),
        None => (test, ""),
    };
    let verb = match test {
        "Bool" | "StringEquals" | "ArnEquals" | "NumericEquals" | "StringEqualsIgnoreCase" => "is",
        "StringNotEquals" | "ArnNotEquals" | "NumericNotEquals" => "is not",
        "StringLike" | "ArnLike" => "is like",
        "StringNotLike" | "ArnNotLike" => "is not like",
        "IpAddress" => "is in",
        "NotIpAddress" => "is not in",
        other => other,
    };
    format!("{if_there} {verb}")
}

fn one_of(value: &Value) -> String {
    match value {
        Value::String(one) => one.clone(),
        Value::Array(all) => all.iter().map(one_of).collect::<Vec<_>>().join(" or "),
        other => other.to_string(),
    }
}

fn texts(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::String(one) => Some(vec![one]),
        Value::Array(all) => all.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

fn verb(action: &str) -> String {
    match action {
        "*" | "iot:*" => "everything",
        "iot:Connect" => "connecting",
        "iot:Publish" => "publishing",
        "iot:RetainPublish" => "publishing retained messages",
        "iot:Subscribe" => "subscribing",
        "iot:Receive" => "receiving",
        "iot:GetThingShadow" => "reading its shadow",
        "iot:UpdateThingShadow" => "changing its shadow",
        "iot:DeleteThingShadow" => "deleting its shadow",
        other => other,
    }
    .to_owned()
}

/// The resources without the part of their ARNs that says nothing: partition, Region, account.
fn on(resources: &[&str], but: &str) -> String {
    if resources.contains(&"*") && but.is_empty() {
        return String::new();
    }
    let short: Vec<_> = resources
        .iter()
        .map(|arn| arn.splitn(6, ':').nth(5).unwrap_or(arn))
        .collect();
    format!(" on {but}{}", short.join(", "))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_told_in_words() {
        let document = r#"{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":["iot:Publish","iot:Receive"],"Resource":"arn:aws:iot:eu-central-1:111122223333:topic/plant/*"},
            {"Effect":"Deny","Action":"iot:*","Resource":"*"},
            {"Effect":"Allow","NotAction":"iot:Connect","Resource":"*","Condition":{"Bool":{"iot:Connection.Thing.IsAttached":"true"}}}]}"#;
        let all = plain(document).unwrap();
        let texts: Vec<_> = all.iter().map(|one| (one.denies, one.text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (false, "publishing, receiving on topic/plant/*"),
                (true, "everything"),
                (
                    false,
                    "everything but connecting, only where iot:Connection.Thing.IsAttached is true"
                ),
            ]
        );
    }

    #[test]
    fn conditions_are_told_and_those_beyond_three_counted() {
        let told = |condition: &str| {
            let document = format!(
                r#"{{"Statement":{{"Effect":"Allow","Action":"iot:Connect","Resource":"*","Condition":{condition}}}}}"#
            );
            plain(&document).unwrap().remove(0).text
        };
        assert_eq!(
            told(r#"{"IpAddress":{"aws:SourceIp":["10.2.0.0/16","10.3.0.0/16"]}}"#),
            "connecting, only where aws:SourceIp is in 10.2.0.0/16 or 10.3.0.0/16"
        );
        assert_eq!(
            told(r#"{"ForAnyValue:StringLikeIfExists":{"iot:ClientId":"pump-*"}}"#),
            "connecting, only where iot:ClientId, if it is there, is like pump-*"
        );
        assert_eq!(
            told(r#"{"StringEquals":{"a":"1","b":"2","c":"3","d":"4"}}"#),
            "connecting, only where a is 1 and b is 2 and c is 3 and 1 more"
        );
        assert_eq!(told("{}"), "connecting");
        assert_eq!(told("7"), "connecting, on a condition");
    }

    #[test]
    fn what_is_no_policy_is_told_as_none() {
        for document in [
            "",
            "[]",
            "{}",
            r#"{"Statement":{"Effect":"Maybe","Action":"x"}}"#,
            "null",
        ] {
            assert_eq!(plain(document), None, "{document}");
        }
    }
}
