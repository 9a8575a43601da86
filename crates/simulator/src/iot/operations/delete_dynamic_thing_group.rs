//! `DeleteDynamicThingGroup`: deletes a dynamic group. Deleting none is no error.

use serde_json::{Value, json};

use super::super::errors::expect_version;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingGroupName", &shapes::NAME).in_path(),
    opt("expectedVersion", &shapes::LONG).in_query(),
]);

pub(super) static DELETE_DYNAMIC_THING_GROUP: Operation = Operation {
    name: "DeleteDynamicThingGroup",
    http: ("DELETE", "/dynamic-thing-groups/{thingGroupName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingGroupName");
    let fleet = &mut context.account.fleet;
    let Some(group) = fleet.groups.get(name) else {
        return Ok(json!({}));
    };
    if group.query.is_none() {
        return Err(Refusal::validation(format!("Thing group {name} is not dynamic")));
    }
    expect_version(input, group.version)?;
    fleet.remove_group(name, context.now);
    Ok(json!({}))
}
