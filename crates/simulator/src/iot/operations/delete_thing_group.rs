//! `DeleteThingGroup`: deletes a static group without children; its members and policies let go. Deleting none is no error.

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

pub(super) static DELETE_THING_GROUP: Operation = Operation {
    name: "DeleteThingGroup",
    http: ("DELETE", "/thing-groups/{thingGroupName}"),
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
    if group.query.is_some() {
        return Err(Refusal::validation(format!("Thing group {name} is dynamic")));
    }
    expect_version(input, group.version)?;
    if fleet
        .groups
        .values()
        .any(|child| child.parent.as_deref() == Some(name))
    {
        return Err(Refusal::validation(format!(
            "Cannot delete thing group {name} when there are still child groups attached to it"
        )));
    }
    fleet.remove_group(name, context.now);
    Ok(json!({}))
}
