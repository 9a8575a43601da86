//! `UpdateDynamicThingGroup`: changes properties and query of a dynamic group.

use serde_json::{Value, json};

use super::super::errors::{expect_version, not_found};
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::DynamicQuery;

static INPUT: Shape = Shape::Structure(&[
    req("thingGroupName", &shapes::NAME).in_path(),
    req("thingGroupProperties", &shapes::THING_GROUP_PROPERTIES),
    opt("expectedVersion", &shapes::LONG),
    opt("indexName", &shapes::NAME),
    opt("queryString", &shapes::QUERY_STRING),
    opt("queryVersion", &shapes::ANY_TEXT),
]);

pub(super) static UPDATE_DYNAMIC_THING_GROUP: Operation = Operation {
    name: "UpdateDynamicThingGroup",
    http: ("PATCH", "/dynamic-thing-groups/{thingGroupName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingGroupName");
    let fleet = &mut context.account.fleet;
    let group = fleet.groups.get_mut(name);
    let group = group.ok_or_else(|| not_found("Thing group", name))?;
    let Some(query) = &group.query else {
        return Err(Refusal::validation(format!("Thing group {name} is not dynamic")));
    };
    expect_version(input, group.version)?;
    group.query = Some(DynamicQuery::read(input, Some(query))?);
    group.write_properties(&input["thingGroupProperties"]);
    group.version += 1;
    let version = group.version;
    fleet.regroup_all(context.now);
    Ok(json!({"version": version}))
}
