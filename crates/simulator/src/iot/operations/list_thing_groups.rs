//! `ListThingGroups`: lists groups by name, all or the children of one.

use serde_json::Value;

use super::super::errors::not_found;
use super::super::input::text;
use super::super::pages;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Group;

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    opt("parentGroup", &shapes::NAME).in_query(),
    opt("namePrefixFilter", &shapes::NAME).in_query(),
    opt("recursive", &shapes::BOOLEAN).in_query(),
]);

pub(super) static LIST_THING_GROUPS: Operation = Operation {
    name: "ListThingGroups",
    http: ("GET", "/thing-groups"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let fleet = &context.account.fleet;
    let parent = input["parentGroup"].as_str();
    if let Some(name) = parent.filter(|name| !fleet.groups.contains_key(*name)) {
        return Err(not_found("Thing group", name));
    }
    let prefix = text(input, "namePrefixFilter");
    let recursive = input["recursive"].as_bool().unwrap_or(true);
    let wanted = |group: &&Group| {
        let above = fleet.stored().lineage(&group.name).skip(1);
        let below = match parent {
            None => recursive || group.parent.is_none(),
            Some(parent) if recursive => above.into_iter().any(|name| name == parent),
            Some(parent) => group.parent.as_deref() == Some(parent),
        };
        below && group.name.starts_with(prefix)
    };
    let groups = fleet.groups.values().filter(wanted);
    let shown = groups.map(|group| (group.name.clone(), shown::group_name(fleet, &group.name)));
    pages::tokens("ListThingGroups", input, "thingGroups", shown)
}
