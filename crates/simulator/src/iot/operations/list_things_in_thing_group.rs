//! `ListThingsInThingGroup`: lists the things of a group by name, and those of its children if asked.

use serde_json::Value;

use super::super::errors::not_found;
use super::super::input::{flag, text};
use super::super::judged;
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Thing;

static INPUT: Shape = Shape::Structure(&[
    req("thingGroupName", &shapes::NAME).in_path(),
    opt("recursive", &shapes::BOOLEAN).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_THINGS_IN_THING_GROUP: Operation = Operation {
    name: "ListThingsInThingGroup",
    http: ("GET", "/thing-groups/{thingGroupName}/things"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingGroupName");
    let fleet = &context.account.fleet;
    fleet
        .groups
        .get(name)
        .ok_or_else(|| not_found("Thing group", name))?;
    let recursive = flag(input, "recursive");
    let within = |thing: &&Thing| {
        fleet.groups_of(&thing.name).iter().any(|group| {
            group == name || (recursive && fleet.stored().lineage(group).any(|above| above == name))
        })
    };
    let things = fleet.things.values().filter(within);
    let shown = things.map(|thing| (thing.name.clone(), Value::from(thing.name.clone())));
    pages::tokens("ListThingsInThingGroup", input, "things", shown)
}
