//! `UpdateThingGroupsForThing`: takes a thing out of groups, then adds it to others; the first refusal ends it (*assumed*).

use serde_json::{Value, json};

use super::super::input::{flag, text};
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("thingName", &shapes::NAME),
    opt("thingGroupsToAdd", &shapes::THING_GROUP_LIST),
    opt("thingGroupsToRemove", &shapes::THING_GROUP_LIST),
    opt("overrideDynamicGroups", &shapes::BOOLEAN),
]);

pub(super) static UPDATE_THING_GROUPS_FOR_THING: Operation = Operation {
    name: "UpdateThingGroupsForThing",
    http: ("PUT", "/thing-groups/updateThingGroupsForThing"),
    status: 200,
    input: &INPUT,
    judged: Judged::Each(judged::thing_and_groups),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let thing = text(input, "thingName");
    let names = |member: &str| {
        let names = input[member].as_array().into_iter().flatten();
        names
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let fleet = &mut context.account.fleet;
    for group in names("thingGroupsToRemove") {
        fleet.leave(thing, &group, context.now)?;
    }
    for group in names("thingGroupsToAdd") {
        fleet.join(thing, &group, flag(input, "overrideDynamicGroups"), context.now)?;
    }
    Ok(json!({}))
}
