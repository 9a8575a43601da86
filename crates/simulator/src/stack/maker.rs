use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::types::TYPES;
use super::{Stack, StackError};
use crate::Binary;
use crate::iam::{Caller, Policy};
use crate::wire;
use crate::world::Account;

/// A resource that was made.
#[derive(Clone, Debug, Default)]
pub(super) struct Made {
    /// What `Ref` gives.
    pub reference: String,
    /// What `Fn::GetAtt` gives.
    pub attributes: BTreeMap<&'static str, String>,
}

impl Made {
    pub(super) fn new(reference: impl Into<String>) -> Self {
        Self {
            reference: reference.into(),
            attributes: BTreeMap::new(),
        }
    }

    pub(super) fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        self.attributes.insert(attribute, value.into());
        self
    }
}

/// A resource to be made.
pub(super) struct Wanted<'a> {
    pub name: &'a str,
    /// Its properties, evaluated.
    pub properties: Map<String, Value>,
    pub metadata: &'a Value,
}

impl Wanted<'_> {
    pub(super) fn text(&self, property: &str) -> &str {
        self.properties
            .get(property)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(super) fn get(&self, property: &str) -> &Value {
        self.properties.get(property).unwrap_or(&Value::Null)
    }

    pub(super) fn wrong(&self, problem: impl Into<String>) -> StackError {
        StackError::Value {
            resource: self.name.to_owned(),
            problem: problem.into(),
        }
    }
}

/// What makes a stack.
pub(super) struct Maker<'a> {
    pub account: &'a mut Account,
    pub stack: &'a Stack,
    pub now: i64,
    /// The documents of managed policies, by ARN.
    pub policies: BTreeMap<String, Value>,
    /// The access keys of roles that functions run as, by the role's ARN.
    pub keys: BTreeMap<String, String>,
    /// The functions, by name.
    pub functions: BTreeMap<String, Binary>,
    made: BTreeMap<String, Made>,
    open: BTreeSet<String>,
    caller: Caller,
}

/// Makes a stack, and gives back the functions to be run.
///
/// # Errors
/// When something of the template isn't known, or is refused. What was made before that stays.
pub(crate) fn make(account: &mut Account, stack: &Stack, now: i64) -> Result<Vec<Binary>, StackError> {
    stack.check_parameters()?;
    let everything = json!({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}});
    let everything = Policy::read(everything).map_err(|error| StackError::Form(error.to_string()))?;
    let caller = Caller {
        arn: format!(
            "arn:aws:sts::{}:assumed-role/cloudformation/{}",
            account.id, stack.name
        ),
        user_id: "AROACLOUDFORMATION000:stack".to_owned(),
        identity: vec![everything],
        session: None,
        source_identity: None,
        from_role: true,
        ledger: account.iam.ledger.clone(),
    };
    let mut maker = Maker {
        account,
        stack,
        now,
        policies: BTreeMap::new(),
        keys: BTreeMap::new(),
        functions: BTreeMap::new(),
        made: BTreeMap::new(),
        open: BTreeSet::new(),
        caller,
    };
    for (name, declared) in stack.resources()? {
        if maker.is_wanted(declared)? {
            maker.resource(name)?;
        }
    }
    Ok(maker.functions.into_values().collect())
}

impl Maker<'_> {
    fn is_wanted(&mut self, declared: &Value) -> Result<bool, StackError> {
        declared["Condition"]
            .as_str()
            .map_or(Ok(true), |name| self.condition(name))
    }

    /// A resource, which is made if it isn't yet.
    pub(super) fn resource(&mut self, name: &str) -> Result<Made, StackError> {
        if let Some(made) = self.made.get(name) {
            return Ok(made.clone());
        }
        let stack = self.stack;
        let declared = stack.resource(name)?;
        if !self.is_wanted(declared)? {
            return Err(StackError::Unknown(name.to_owned()));
        }
        if !self.open.insert(name.to_owned()) {
            return Err(StackError::Circle(name.to_owned()));
        }
        let kind = declared["Type"].as_str().unwrap_or_default();
        let known = TYPES.iter().find(|known| known.name == kind);
        let known = known.ok_or_else(|| StackError::Type {
            resource: name.to_owned(),
            kind: kind.to_owned(),
        })?;
        let needs = declared["DependsOn"].as_array().cloned();
        for needed in needs.unwrap_or_else(|| vec![declared["DependsOn"].clone()]) {
            if let Some(needed) = needed.as_str() {
                self.resource(needed)?;
            }
        }
        let none = Map::new();
        let properties = declared["Properties"].as_object().unwrap_or(&none);
        if let Some(property) = properties
            .keys()
            .find(|one| !known.properties.contains(&one.as_str()))
        {
            return Err(StackError::Property {
                resource: name.to_owned(),
                kind: known.name,
                property: property.clone(),
            });
        }
        let wanted = Wanted {
            name,
            properties: self.members(properties)?,
            metadata: &declared["Metadata"],
        };
        let made = (known.make)(self, &wanted)?;
        self.made.insert(name.to_owned(), made.clone());
        Ok(made)
    }

    /// A name as `CloudFormation` makes one where the template gives none.
    pub(super) fn physical(&mut self, wanted: &Wanted<'_>) -> String {
        let chance = self.account.ids.hex();
        format!("{}-{}-{}", self.stack.name, wanted.name, &chance[..12])
    }

    /// Calls an operation as `CloudFormation` does.
    pub(super) fn call_api(
        &mut self,
        wanted: &Wanted<'_>,
        service: &str,
        operation: &'static str,
        input: &Value,
    ) -> Result<Value, StackError> {
        let refused = |message: String| StackError::Refused {
            resource: wanted.name.to_owned(),
            operation,
            message,
        };
        let known =
            wire::operation(service, operation).ok_or_else(|| refused("it is not simulated".to_owned()))?;
        wire::perform(self.account, known, &self.caller, input, self.now)
            .map_err(|refusal| refused(format!("{}: {}", refusal.code, refusal.message)))
    }
}
