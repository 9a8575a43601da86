//! `UpdateIndexingConfiguration`: sets what is indexed; the index is complete at once.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt(
        "thingIndexingConfiguration",
        &shapes::THING_INDEXING_CONFIGURATION,
    ),
    opt(
        "thingGroupIndexingConfiguration",
        &shapes::THING_GROUP_INDEXING_CONFIGURATION,
    ),
]);

pub(super) static UPDATE_INDEXING_CONFIGURATION: Operation = Operation {
    name: "UpdateIndexingConfiguration",
    http: ("POST", "/indexing/config"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this signature")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (things, groups) = (
        input.get("thingIndexingConfiguration"),
        input.get("thingGroupIndexingConfiguration"),
    );
    context.account.fleet.indexing.update(things, groups);
    context.account.fleet.regroup_all(context.now);
    Ok(json!({}))
}
