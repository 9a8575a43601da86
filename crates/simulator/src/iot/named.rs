//! Resources that a request names in one of two ways.

use serde_json::Value;

use super::errors::not_found;
use crate::wire::Refusal;
use crate::world::fleet::Arns;

/// The name of a resource that the request gives by name or by ARN.
///
/// # Errors
/// `InvalidRequestException` when it gives neither, or two that differ (*assumed*); `ResourceNotFoundException` for an ARN
/// of something else.
pub(super) fn either(
    arns: &Arns,
    input: &Value,
    kind: &str,
    (name, arn): (&str, &str),
) -> Result<String, Refusal> {
    let by_arn = input[arn]
        .as_str()
        .map(|arn| arns.name(kind, arn).ok_or_else(|| not_found(kind, arn)));
    match (input[name].as_str(), by_arn.transpose()?) {
        (Some(one), Some(other)) if one != other => Err(Refusal::validation(format!(
            "{name} and {arn} name different resources"
        ))),
        (Some(known), _) | (None, Some(known)) => Ok(known.to_owned()),
        (None, None) => Err(Refusal::validation(format!(
            "Either {name} or {arn} must be given"
        ))),
    }
}
