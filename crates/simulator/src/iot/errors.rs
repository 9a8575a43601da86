//! IoT's errors.

use crate::wire::Refusal;
use crate::world::fleet::{InvalidQuery, Malformed, Unjoinable};

pub(super) fn not_found(kind: &str, name: &str) -> Refusal {
    Refusal::new(
        404,
        "ResourceNotFoundException",
        format!("{kind} {name} cannot be found."),
    )
}

pub(super) fn exists(kind: &str, name: &str, id: &str, arn: &str) -> Refusal {
    Refusal::new(
        409,
        "ResourceAlreadyExistsException",
        format!("{kind} {name} already exists in account."),
    )
    .with("resourceId", id)
    .with("resourceArn", arn)
}

/// Refuses a request that expects another version.
pub(super) fn expect_version(input: &serde_json::Value, version: i64) -> Result<(), Refusal> {
    match input["expectedVersion"].as_i64() {
        Some(expected) if expected != version => {
            let message = format!("Expected version {expected} does not match the version {version}.");
            Err(Refusal::new(409, "VersionConflictException", message))
        }
        _ => Ok(()),
    }
}

pub(super) fn delete_conflict(message: &str) -> Refusal {
    Refusal::new(409, "DeleteConflictException", message)
}

pub(super) fn certificate_state(message: &str) -> Refusal {
    Refusal::new(406, "CertificateStateException", message)
}

pub(super) fn limit_exceeded(message: &str) -> Refusal {
    Refusal::new(410, "LimitExceededException", message)
}

pub(super) fn index_not_ready(message: &str) -> Refusal {
    Refusal::new(400, "IndexNotReadyException", message)
}

impl From<Malformed> for Refusal {
    fn from(malformed: Malformed) -> Self {
        Self::new(400, "MalformedPolicyException", malformed.to_string())
    }
}

impl From<InvalidQuery> for Refusal {
    fn from(invalid: InvalidQuery) -> Self {
        Self::new(400, "InvalidQueryException", invalid.to_string())
    }
}

impl From<Unjoinable> for Refusal {
    fn from(refused: Unjoinable) -> Self {
        match refused {
            Unjoinable::NoThing(_) | Unjoinable::NoGroup(_) => {
                Self::new(404, "ResourceNotFoundException", refused.to_string())
            }
            _ => Self::validation(refused.to_string()),
        }
    }
}
