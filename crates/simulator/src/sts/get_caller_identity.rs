//! `GetCallerIdentity`: who calls. No permission is needed (STS API Reference).

use serde_json::{Value, json};

use crate::check::Shape;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[]);

pub(super) static GET_CALLER_IDENTITY: Operation = Operation {
    name: "GetCallerIdentity",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Free,
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this signature")]
fn run(context: &mut Context<'_>, _input: &Value) -> Result<Value, Refusal> {
    let caller = context.caller;
    Ok(json!({"Arn": caller.arn, "UserId": caller.user_id, "Account": context.account.id}))
}
