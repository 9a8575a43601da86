//! `ListThingGroupsForThing`: lists the groups that a thing is itself in, in the order in which it joined.

use serde_json::Value;

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::pages;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_THING_GROUPS_FOR_THING: Operation = Operation {
    name: "ListThingGroupsForThing",
    http: ("GET", "/things/{thingName}/thing-groups"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let fleet = &context.account.fleet;
    fleet.thing(name).ok_or_else(|| not_found("Thing", name))?;
    let groups = fleet.groups_of(name).iter();
    let shown = groups.map(|group| (group.clone(), shown::group_name(fleet, group)));
    pages::tokens("ListThingGroupsForThing", input, "thingGroups", shown)
}
