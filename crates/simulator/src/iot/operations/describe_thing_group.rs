//! `DescribeThingGroup`: gives back one group, static or dynamic.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("thingGroupName", &shapes::NAME).in_path()]);

pub(super) static DESCRIBE_THING_GROUP: Operation = Operation {
    name: "DescribeThingGroup",
    http: ("GET", "/thing-groups/{thingGroupName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingGroupName");
    let fleet = &context.account.fleet;
    let group = fleet
        .groups
        .get(name)
        .ok_or_else(|| not_found("Thing group", name))?;
    let (properties, metadata) = shown::group(fleet, group);
    let mut reply = json!({
        "thingGroupName": name,
        "thingGroupId": group.id,
        "thingGroupArn": fleet.arns.of("thinggroup", name),
        "version": group.version,
        "thingGroupProperties": properties,
        "thingGroupMetadata": metadata,
    });
    if let Some(query) = &group.query {
        reply["indexName"] = query.index.clone().into();
        reply["queryString"] = query.text.clone().into();
        reply["queryVersion"] = query.version.clone().into();
        reply["status"] = "ACTIVE".into();
    }
    Ok(reply)
}
