//! IoT's errors.

use crate::wire::Refusal;

pub(super) fn not_found(kind: &str, name: &str) -> Refusal {
    Refusal::new(
        404,
        "ResourceNotFoundException",
        format!("{kind} {name} cannot be found."),
    )
}
