//! `ListThingTypes`: lists thing types by name, or the one of a name.

use serde_json::{Value, json};

use super::super::pages;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    opt("thingTypeName", &shapes::NAME).in_query(),
]);

pub(super) static LIST_THING_TYPES: Operation = Operation {
    name: "ListThingTypes",
    http: ("GET", "/thing-types"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let fleet = &context.account.fleet;
    let wanted = input["thingTypeName"].as_str();
    let types = fleet
        .types
        .values()
        .filter(|kind| wanted.is_none_or(|name| name == kind.name));
    let shown = types.map(|kind| {
        let (properties, metadata) = shown::thing_type(kind);
        let shown = json!({
            "thingTypeName": kind.name,
            "thingTypeArn": fleet.arns.of("thingtype", &kind.name),
            "thingTypeProperties": properties,
            "thingTypeMetadata": metadata,
        });
        (kind.name.clone(), shown)
    });
    pages::tokens("ListThingTypes", input, "thingTypes", shown)
}
