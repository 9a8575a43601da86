//! `UpdateThingGroup`: changes description and attributes of a static group.

use serde_json::{Value, json};

use super::super::errors::{expect_version, not_found};
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingGroupName", &shapes::NAME).in_path(),
    req("thingGroupProperties", &shapes::THING_GROUP_PROPERTIES),
    opt("expectedVersion", &shapes::LONG),
]);

pub(super) static UPDATE_THING_GROUP: Operation = Operation {
    name: "UpdateThingGroup",
    http: ("PATCH", "/thing-groups/{thingGroupName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingGroupName");
    let group = context.account.fleet.groups.get_mut(name);
    let group = group.ok_or_else(|| not_found("Thing group", name))?;
    if group.query.is_some() {
        return Err(Refusal::validation(format!("Thing group {name} is dynamic")));
    }
    expect_version(input, group.version)?;
    group.write_properties(&input["thingGroupProperties"]);
    group.version += 1;
    Ok(json!({"version": group.version}))
}
