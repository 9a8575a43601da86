//! Intrinsic functions and conditions. Authority: `CloudFormation` User Guide, "Intrinsic function reference".

use serde_json::{Map, Value};

use super::StackError;
use super::maker::Maker;

impl Maker<'_> {
    /// A value of the template as it is in this stack; `None` is `AWS::NoValue`.
    pub(super) fn evaluate(&mut self, value: &Value) -> Result<Option<Value>, StackError> {
        match value {
            Value::Object(members) => match single(members) {
                Some(("Ref", name)) => self.refer(name),
                Some((function, argument)) if function.starts_with("Fn::") => self.call(function, argument),
                _ => self.members(members).map(|members| Some(members.into())),
            },
            Value::Array(items) => self.items(items).map(|items| Some(items.into())),
            plain => Ok(Some(plain.clone())),
        }
    }

    pub(super) fn members(&mut self, members: &Map<String, Value>) -> Result<Map<String, Value>, StackError> {
        let mut all = Map::new();
        for (name, value) in members {
            if let Some(value) = self.evaluate(value)? {
                all.insert(name.clone(), value);
            }
        }
        Ok(all)
    }

    fn items(&mut self, items: &[Value]) -> Result<Vec<Value>, StackError> {
        let mut all = Vec::new();
        for item in items {
            all.extend(self.evaluate(item)?);
        }
        Ok(all)
    }

    fn refer(&mut self, name: &Value) -> Result<Option<Value>, StackError> {
        let name = name.as_str().unwrap_or_default();
        if name == "AWS::NoValue" {
            return Ok(None);
        }
        if let Some(value) = self.pseudo(name) {
            return Ok(Some(value.into()));
        }
        if let Some(value) = self.stack.parameter(name)? {
            return Ok(Some(value));
        }
        Ok(Some(self.resource(name)?.reference.into()))
    }

    fn call(&mut self, function: &str, argument: &Value) -> Result<Option<Value>, StackError> {
        let misused = || StackError::Function(format!("{function} of {argument}"));
        let items = argument.as_array().map_or(&[][..], Vec::as_slice);
        Ok(Some(match (function, items) {
            ("Fn::GetAtt", [Value::String(resource), Value::String(attribute)]) => {
                self.attribute(resource, attribute)?.into()
            }
            ("Fn::If", [Value::String(condition), yes, no]) => {
                let chosen = if self.condition(condition)? { yes } else { no };
                return self.evaluate(chosen);
            }
            ("Fn::Join", [Value::String(delimiter), list]) => {
                let list = self.evaluate(list)?.unwrap_or_default();
                let parts = list.as_array().ok_or_else(misused)?;
                parts.iter().map(text).collect::<Vec<_>>().join(delimiter).into()
            }
            ("Fn::Split", [Value::String(delimiter), source]) => {
                let source = self.evaluate(source)?.ok_or_else(misused)?;
                let source = text(&source);
                source.split(delimiter.as_str()).map(Value::from).collect()
            }
            ("Fn::Sub", []) => self.substitute(argument.as_str().ok_or_else(misused)?)?.into(),
            ("Fn::Equals", [one, other]) => (self.evaluate(one)? == self.evaluate(other)?).into(),
            ("Fn::Not", [one]) => (!self.holds(one)?).into(),
            _ => return Err(misused()),
        }))
    }

    /// Whether a condition of the template holds.
    pub(super) fn condition(&mut self, name: &str) -> Result<bool, StackError> {
        let stack = self.stack;
        let declared = stack.template["Conditions"].get(name);
        self.holds(declared.ok_or_else(|| StackError::Unknown(format!("condition {name}")))?)
    }

    fn holds(&mut self, condition: &Value) -> Result<bool, StackError> {
        if let Some(name) = condition["Condition"].as_str() {
            return self.condition(name);
        }
        let holds = self.evaluate(condition)?.and_then(|value| value.as_bool());
        holds.ok_or_else(|| StackError::Function(format!("the condition {condition}")))
    }

    /// `${Name}`, `${Name.Attribute}`, and `${!Text}` for `${Text}` itself.
    fn substitute(&mut self, source: &str) -> Result<String, StackError> {
        let (mut done, mut rest) = (String::new(), source);
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after
                .split_once('}')
                .ok_or_else(|| StackError::Function(format!("Fn::Sub of {source}")))?;
            done.push_str(before);
            let value = match (name.strip_prefix('!'), name.split_once('.')) {
                (Some(literal), _) => format!("${{{literal}}}"),
                (None, Some((resource, attribute))) => self.attribute(resource, attribute)?,
                (None, None) => {
                    let value = self.refer(&name.into())?;
                    text(&value.unwrap_or_default())
                }
            };
            done.push_str(&value);
            rest = after;
        }
        Ok(done + rest)
    }

    fn attribute(&mut self, resource: &str, attribute: &str) -> Result<String, StackError> {
        let made = self.resource(resource)?;
        let unknown = || StackError::Unknown(format!("{resource}.{attribute}"));
        made.attributes.get(attribute).cloned().ok_or_else(unknown)
    }

    fn pseudo(&self, name: &str) -> Option<String> {
        Some(match name {
            "AWS::AccountId" => self.account.id.clone(),
            "AWS::Region" => self.account.region.clone(),
            "AWS::Partition" => "aws".to_owned(),
            "AWS::StackName" => self.stack.name.clone(),
            "AWS::URLSuffix" => "amazonaws.com".to_owned(),
            _ => return None,
        })
    }
}

fn single(members: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (name, value) = members.iter().next()?;
    (members.len() == 1).then_some((name.as_str(), value))
}

/// A value where a text is wanted, as `CloudFormation` turns numbers and booleans into one.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
