//! A parameter that a runbook declares.

use serde_json::{Value, json};

use super::ContentError;

/// Authority: Systems Manager User Guide, "Data elements and parameters"; the two last are of Automation.
const TYPES: &[&str] = &[
    "String",
    "StringList",
    "Boolean",
    "Integer",
    "MapList",
    "StringMap",
];

/// A parameter.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub name: String,
    pub kind: String,
    pub description: Option<String>,
    pub default: Option<Value>,
    allowed: Vec<Value>,
    pattern: Option<String>,
}

impl Parameter {
    pub(super) fn read(name: &str, declared: &Value) -> Result<Self, ContentError> {
        let invalid = || ContentError::Parameter(name.to_owned());
        let kind = declared["type"].as_str().ok_or_else(invalid)?;
        // Types such as `AWS::IAM::Role::Arn` are texts with a picker in AWS's console.
        let known = TYPES.contains(&kind)
            || kind
                .trim_start_matches("List<")
                .trim_end_matches('>')
                .starts_with("AWS::");
        let pattern = declared["allowedPattern"].as_str().map(str::to_owned);
        let readable = pattern
            .as_deref()
            .is_none_or(|pattern| regex_lite::Regex::new(pattern).is_ok());
        if !known || name.is_empty() || !readable {
            return Err(invalid());
        }
        Ok(Self {
            name: name.to_owned(),
            kind: kind.to_owned(),
            description: declared["description"].as_str().map(str::to_owned),
            default: declared
                .get("default")
                .cloned()
                .filter(|default| !default.is_null()),
            allowed: declared["allowedValues"].as_array().cloned().unwrap_or_default(),
            pattern,
        })
    }

    /// The value from the texts of a request, or `None` when they don't fit.
    pub(crate) fn value(&self, given: &[String]) -> Option<Value> {
        let one = || given.first().filter(|_| given.len() == 1).map(String::as_str);
        let value = match self.kind.as_str() {
            "StringList" => json!(given),
            "Boolean" => one()?.to_lowercase().parse::<bool>().ok()?.into(),
            "Integer" => one()?.parse::<i64>().ok()?.into(),
            "StringMap" => parsed(one()?).filter(Value::is_object)?,
            "MapList" => given
                .iter()
                .map(|text| parsed(text).filter(Value::is_object))
                .collect::<Option<Vec<_>>>()?
                .into(),
            kind if kind.starts_with("List<") => json!(given),
            _ => one()?.into(),
        };
        let texts = || given.iter().map(String::as_str);
        let allowed = self.allowed.is_empty()
            || texts().all(|text| self.allowed.iter().any(|allowed| shown(allowed) == text));
        let fits = self.pattern.as_deref().is_none_or(|pattern| {
            regex_lite::Regex::new(pattern).is_ok_and(|pattern| texts().all(|text| pattern.is_match(text)))
        });
        (allowed && fits).then_some(value)
    }

    /// As `DescribeDocument` lists it: its model knows two types only.
    pub(crate) fn shown(&self) -> Value {
        let kind = if self.kind == "StringList" {
            "StringList"
        } else {
            "String"
        };
        let mut member = json!({"Name": self.name, "Type": kind});
        if let Some(description) = &self.description {
            member["Description"] = description.clone().into();
        }
        if let Some(default) = &self.default {
            member["DefaultValue"] = shown(default).into();
        }
        member
    }
}

fn parsed(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// A text as it is, everything else as JSON.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
