//! `UpdateThing`: changes type and attributes of a thing.

use serde_json::{Value, json};

use super::super::errors::{expect_version, not_found};
use super::super::input::{flag, text, write_attributes};
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    opt("thingTypeName", &shapes::NAME),
    opt("attributePayload", &shapes::ATTRIBUTE_PAYLOAD),
    opt("expectedVersion", &shapes::LONG),
    opt("removeThingType", &shapes::BOOLEAN),
]);

pub(super) static UPDATE_THING: Operation = Operation {
    name: "UpdateThing",
    http: ("PATCH", "/things/{thingName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let fleet = &mut context.account.fleet;
    let mut thing = fleet.thing(name).ok_or_else(|| not_found("Thing", name))?.clone();
    expect_version(input, thing.version)?;
    let kind = input["thingTypeName"].as_str();
    match (kind, flag(input, "removeThingType")) {
        (Some(_), true) => {
            let message = "A thing type cannot be set and removed at once.";
            return Err(Refusal::validation(message));
        }
        (Some(kind), false) => thing.kind = Some(kind.to_owned()),
        (None, true) => thing.kind = None,
        (None, false) => {}
    }
    write_attributes(&mut thing.attributes, &input["attributePayload"]);
    fleet.check_thing(kind, thing.kind.is_some(), &thing.attributes)?;
    thing.version += 1;
    fleet.things.insert(name.to_owned(), thing);
    fleet.regroup(name, context.now);
    Ok(json!({}))
}
