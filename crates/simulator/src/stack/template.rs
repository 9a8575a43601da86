use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Map, Value};

use super::StackError;

/// A stack to be made.
#[derive(Clone, Debug)]
pub struct Stack {
    /// Its name.
    pub name: String,
    /// The template, as JSON without SAM's types.
    pub template: Value,
    /// The parameters' values; those that are left out have their defaults.
    pub parameters: BTreeMap<String, String>,
    /// The folder of the built functions: `NAME/bootstrap`, as the template's metadata name them.
    pub functions: PathBuf,
}

/// What every resource may have besides its type and properties. Nothing is ever replaced or deleted.
const COMMON: &[&str] = &[
    "Type",
    "Properties",
    "Condition",
    "DependsOn",
    "DeletionPolicy",
    "UpdateReplacePolicy",
    "Metadata",
];

impl Stack {
    pub(super) fn resources(&self) -> Result<&Map<String, Value>, StackError> {
        self.template["Resources"]
            .as_object()
            .ok_or_else(|| StackError::Form("it has no Resources".to_owned()))
    }

    /// A resource as it is declared.
    pub(super) fn resource(&self, name: &str) -> Result<&Value, StackError> {
        let declared = self.resources()?.get(name);
        let declared = declared.ok_or_else(|| StackError::Unknown(name.to_owned()))?;
        let members = declared.as_object().into_iter().flatten();
        for (member, _) in members {
            if !COMMON.contains(&member.as_str()) {
                return Err(StackError::Form(format!("{name} has {member}")));
            }
        }
        Ok(declared)
    }

    /// The value of a parameter as its type has it; `None` where there is no such parameter.
    pub(super) fn parameter(&self, name: &str) -> Result<Option<Value>, StackError> {
        let Some(declared) = self.template["Parameters"].get(name) else {
            return Ok(None);
        };
        let wrong = |problem: &str| StackError::Parameter {
            name: name.to_owned(),
            problem: problem.to_owned(),
        };
        let default = match &declared["Default"] {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => Some(other.to_string()),
        };
        let given = self.parameters.get(name).cloned().or(default);
        let text = given.ok_or_else(|| wrong("it has neither a value nor a default"))?;
        let number = |text: &str| text.trim().parse().map(|number: i64| Value::from(number));
        let parts = || text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let value = match declared["Type"].as_str() {
            Some("String") => Value::from(text.clone()),
            Some("Number") => number(&text).map_err(|_| wrong("it is no number"))?,
            Some("CommaDelimitedList") => parts().map(Value::from).collect(),
            Some("List<Number>") => {
                let numbers: Result<Vec<Value>, _> = parts().map(number).collect();
                numbers.map_err(|_| wrong("it is no list of numbers"))?.into()
            }
            other => return Err(wrong(&format!("its type {other:?} is not known"))),
        };
        let allowed = declared["AllowedValues"].as_array();
        let said = |one: &Value| one.as_str().map_or_else(|| one.to_string(), str::to_owned);
        if allowed.is_some_and(|allowed| !allowed.iter().any(|one| said(one) == text)) {
            return Err(wrong(&format!("{text:?} is none of its values")));
        }
        Ok(Some(value))
    }

    /// Refuses parameters that the template doesn't have.
    pub(super) fn check_parameters(&self) -> Result<(), StackError> {
        for name in self.parameters.keys() {
            if self.parameter(name)?.is_none() {
                return Err(StackError::Parameter {
                    name: name.clone(),
                    problem: "the template has none of this name".to_owned(),
                });
            }
        }
        Ok(())
    }
}
