//! Device Defender's errors.

use crate::wire::Refusal;

pub(super) fn not_found(kind: &str, name: &str) -> Refusal {
    Refusal::new(
        404,
        "ResourceNotFoundException",
        format!("{kind} {name} cannot be found."),
    )
}

pub(super) fn already_exists(kind: &str, name: &str, arn: &str) -> Refusal {
    Refusal::new(
        409,
        "ResourceAlreadyExistsException",
        format!("{kind} {name} already exists."),
    )
    .with("resourceId", name)
    .with("resourceArn", arn)
}

pub(super) fn version_conflict(expected: i64, actual: i64) -> Refusal {
    Refusal::new(
        409,
        "VersionConflictException",
        format!("The expected version {expected} is not the actual version {actual}."),
    )
}

pub(super) fn limit_exceeded(message: &str) -> Refusal {
    Refusal::new(410, "LimitExceededException", message)
}
