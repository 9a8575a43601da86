//! `DetachPolicy`: detaches a policy; where it is not attached, nothing happens (*assumed*).

use serde_json::{Value, json};

use super::super::input::text;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Change;

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    req("target", &shapes::ANY_TEXT),
]);

pub(super) static DETACH_POLICY: Operation = Operation {
    name: "DetachPolicy",
    http: ("POST", "/target-policies/{policyName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("target"),
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this signature")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (policy, target) = (
        text(input, "policyName").to_owned(),
        text(input, "target").to_owned(),
    );
    context
        .account
        .fleet
        .change(Change::Detach { policy, target }, context.now);
    Ok(json!({}))
}
