//! `UpdateThingType`: changes the properties of a thing type that the request names.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingTypeName", &shapes::NAME).in_path(),
    opt("thingTypeProperties", &shapes::THING_TYPE_PROPERTIES),
]);

pub(super) static UPDATE_THING_TYPE: Operation = Operation {
    name: "UpdateThingType",
    http: ("PATCH", "/thing-types/{thingTypeName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing_type),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingTypeName");
    let properties = &input["thingTypeProperties"];
    let kind = context.account.fleet.types.get_mut(name);
    let kind = kind.ok_or_else(|| not_found("Thing type", name))?;
    if let Some(description) = properties["thingTypeDescription"].as_str() {
        kind.description = Some(description.to_owned());
    }
    if let Some(names) = properties["searchableAttributes"].as_array() {
        let names = names.iter().filter_map(|name| name.as_str().map(str::to_owned));
        kind.searchable = names.collect();
    }
    if let Some(mqtt5) = properties.get("mqtt5Configuration") {
        kind.mqtt5 = Some(mqtt5.clone());
    }
    Ok(json!({}))
}
