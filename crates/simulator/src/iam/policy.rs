//! Policy documents, as far as they are evaluated.

use serde::Deserialize;
use serde_json::Value;

/// Why IAM's tables were not taken.
#[derive(Debug, thiserror::Error)]
pub enum IamError {
    /// The JSON does not have the tables' form.
    #[error("not IAM's tables: {0}")]
    Form(#[from] serde_json::Error),
    /// A policy document is not understood.
    #[error("a policy cannot be evaluated: {0}")]
    Policy(String),
    /// There is no such role.
    #[error("there is no role {0}")]
    UnknownRole(String),
}

/// A policy document that can be evaluated: no conditions, principals or variables.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub document: Value,
    pub statements: Vec<Statement>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct Statement {
    #[serde(rename = "Sid", default)]
    _sid: Option<String>,
    pub effect: Effect,
    #[serde(default)]
    pub action: OneOrMany,
    #[serde(default)]
    pub not_action: OneOrMany,
    #[serde(default)]
    pub resource: OneOrMany,
    #[serde(default)]
    pub not_resource: OneOrMany,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum Effect {
    Allow,
    Deny,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(crate) fn all(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

impl Policy {
    /// Reads a document. A condition is refused: passing over it would allow or deny what AWS does not.
    pub(crate) fn read(document: Value) -> Result<Self, IamError> {
        let statements = match &document["Statement"] {
            Value::Array(many) => many.clone(),
            one @ Value::Object(_) => vec![one.clone()],
            _ => return Err(IamError::Policy("it has no Statement".to_owned())),
        };
        let statements = statements
            .into_iter()
            .map(|statement| {
                serde_json::from_value(statement).map_err(|error| IamError::Policy(error.to_string()))
            })
            .collect::<Result<Vec<Statement>, _>>()?;
        for statement in &statements {
            let actions = statement.action.all().len() + statement.not_action.all().len();
            let resources = statement.resource.all().len() + statement.not_resource.all().len();
            if actions == 0 || resources == 0 {
                return Err(IamError::Policy(
                    "a statement names no action or no resource".to_owned(),
                ));
            }
        }
        Ok(Self { document, statements })
    }
}
