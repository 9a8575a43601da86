//! `DescribeThingType`: gives back one thing type.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("thingTypeName", &shapes::NAME).in_path()]);

pub(super) static DESCRIBE_THING_TYPE: Operation = Operation {
    name: "DescribeThingType",
    http: ("GET", "/thing-types/{thingTypeName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing_type),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingTypeName");
    let fleet = &context.account.fleet;
    let kind = fleet
        .types
        .get(name)
        .ok_or_else(|| not_found("Thing type", name))?;
    let (properties, metadata) = shown::thing_type(kind);
    Ok(json!({
        "thingTypeName": name,
        "thingTypeId": kind.id,
        "thingTypeArn": fleet.arns.of("thingtype", name),
        "thingTypeProperties": properties,
        "thingTypeMetadata": metadata,
    }))
}
