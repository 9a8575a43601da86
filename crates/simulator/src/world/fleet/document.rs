//! Policy documents of IoT Core, read.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::condition::Condition;

/// Characters of a document without white space. Authority: the model's text of `policyDocument`.
const MOST: usize = 2048;

/// Why a policy document is not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Malformed {
    #[error("the document is no policy: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the document has more than {MOST} characters without white space")]
    Size,
    #[error("a statement names no action or no resource")]
    Empty,
    #[error("{0} is no action of AWS IoT")]
    Action(String),
    #[error("the condition operator {0} is not known")]
    Operator(String),
}

/// The statements of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub denies: bool,
    pub actions: Vec<String>,
    pub resources: Vec<String>,
    pub conditions: Vec<Condition>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Written {
    #[serde(rename = "Version", default)]
    _version: Option<String>,
    #[serde(rename = "Id", default)]
    _id: Option<String>,
    statement: OneOrMany<WrittenStatement>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct WrittenStatement {
    #[serde(rename = "Sid", default)]
    _sid: Option<String>,
    effect: Effect,
    action: OneOrMany<String>,
    resource: OneOrMany<String>,
    #[serde(default)]
    condition: BTreeMap<String, BTreeMap<String, Value>>,
}

#[derive(PartialEq, Deserialize)]
enum Effect {
    Allow,
    Deny,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    fn all(self) -> Vec<T> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

impl Document {
    pub(crate) fn read(text: &str) -> Result<Self, Malformed> {
        if text.chars().filter(|c| !c.is_whitespace()).count() > MOST {
            return Err(Malformed::Size);
        }
        let written: Written = serde_json::from_str(text)?;
        let statements = written.statement.all().into_iter().map(read_statement);
        Ok(Self {
            statements: statements.collect::<Result<_, _>>()?,
        })
    }
}

fn read_statement(written: WrittenStatement) -> Result<Statement, Malformed> {
    let (actions, resources) = (written.action.all(), written.resource.all());
    if actions.is_empty() || resources.is_empty() {
        return Err(Malformed::Empty);
    }
    let known = |action: &String| {
        action == "*"
            || ["iot:", "greengrass:"]
                .iter()
                .any(|prefix| action.starts_with(prefix))
    };
    if let Some(action) = actions.iter().find(|action| !known(action)) {
        return Err(Malformed::Action(action.clone()));
    }
    let mut conditions = Vec::new();
    for (operator, keys) in written.condition {
        for (key, values) in keys {
            conditions.push(Condition::read(&operator, &key, texts(values))?);
        }
    }
    Ok(Statement {
        denies: written.effect == Effect::Deny,
        actions,
        resources,
        conditions,
    })
}

/// The values that a key is compared with: one or a list, of which booleans and numbers may be written without quotes.
fn texts(values: Value) -> Vec<String> {
    match values {
        Value::String(text) => vec![text],
        Value::Array(all) => all.into_iter().flat_map(texts).collect(),
        other => vec![other.to_string()],
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use super::Document;

    #[test]
    fn a_key_is_compared_with_one_value_or_with_each_of_a_list() {
        for (values, given, holds) in [
            (r#""a""#, "a", true),
            (r#"["a","b"]"#, "b", true),
            (r#"["a","b"]"#, "c", false),
            ("true", "true", true),
        ] {
            let text = format!(
                r#"{{"Statement":{{"Effect":"Allow","Action":"iot:*","Resource":"*","Condition":{{"StringEquals":{{"k":{values}}}}}}}}}"#
            );
            let document = Document::read(&text).unwrap();
            let condition = &document.statements[0].conditions[0];
            assert_eq!(condition.holds(|_| Some(given.to_owned())), Ok(holds), "{values}");
        }
    }
}
