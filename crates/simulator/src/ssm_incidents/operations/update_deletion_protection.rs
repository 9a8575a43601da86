//! `UpdateDeletionProtection`: protects the replication set from deletion, or no longer.

use serde_json::{Value, json};

use super::super::shapes;
use super::get_replication_set::find;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("arn", &shapes::ARN),
    opt("clientToken", &shapes::CLIENT_TOKEN),
    req("deletionProtected", &shapes::BOOLEAN),
]);

pub(super) static UPDATE_DELETION_PROTECTION: Operation = Operation {
    name: "UpdateDeletionProtection",
    http: ("POST", "/updateDeletionProtection"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let set = find(
        &mut context.account.incidents,
        input["arn"].as_str().unwrap_or_default(),
    )?;
    set.protected = input["deletionProtected"].as_bool().unwrap_or_default();
    set.modified = context.now;
    set.modified_by.clone_from(&context.caller.arn);
    Ok(json!({}))
}
