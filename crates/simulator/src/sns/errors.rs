//! SNS's errors, by the names of their shapes; the query protocol has other codes for them.

use crate::wire::Refusal;

pub(super) fn not_found(what: &str) -> Refusal {
    Refusal::new(404, "NotFoundException", format!("{what} does not exist"))
}

pub(super) fn invalid(reason: &str) -> Refusal {
    Refusal::new(
        400,
        "InvalidParameterException",
        format!("Invalid parameter: {reason}"),
    )
}
