//! `PutVerificationStateOnViolation`: writes what people found about a violation.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("violationId", &shapes::VIOLATION_ID).in_path(),
    req("verificationState", &shapes::VERIFICATION_STATE),
    opt("verificationStateDescription", &shapes::VERIFICATION_DESCRIPTION),
]);

pub(super) static PUT_VERIFICATION_STATE_ON_VIOLATION: Operation = Operation {
    name: "PutVerificationStateOnViolation",
    http: ("POST", "/violations/verification-state/{violationId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["violationId"].as_str().unwrap_or_default();
    let text = |member: &str| input[member].as_str().map(str::to_owned);
    let violation = context.account.defender.violation_mut(id);
    // The model gives the operation no `ResourceNotFoundException`.
    let violation = violation.ok_or_else(|| Refusal::validation(format!("There is no violation {id}")))?;
    let state = text("verificationState").unwrap_or_default();
    violation.verified = Some((state, text("verificationStateDescription")));
    Ok(json!({}))
}
