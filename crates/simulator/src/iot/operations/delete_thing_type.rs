//! `DeleteThingType`: deletes a type that no thing has and that has been deprecated for five minutes.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

/// Authority: IoT Developer Guide, "Thing types".
const WAIT_MS: i64 = 5 * 60 * 1000;

static INPUT: Shape = Shape::Structure(&[req("thingTypeName", &shapes::NAME).in_path()]);

pub(super) static DELETE_THING_TYPE: Operation = Operation {
    name: "DeleteThingType",
    http: ("DELETE", "/thing-types/{thingTypeName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing_type),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingTypeName");
    let fleet = &mut context.account.fleet;
    let kind = fleet
        .types
        .get(name)
        .ok_or_else(|| not_found("Thing type", name))?;
    let waited = kind
        .deprecated
        .is_some_and(|since| context.now - since >= WAIT_MS);
    if !waited {
        return Err(Refusal::validation(format!(
            "Cannot delete thing type {name}: it must have been deprecated for 5 minutes"
        )));
    }
    if fleet
        .things
        .values()
        .any(|thing| thing.kind.as_deref() == Some(name))
    {
        return Err(Refusal::validation(format!(
            "Cannot delete thing type {name}: things are associated with it"
        )));
    }
    fleet.types.remove(name);
    Ok(json!({}))
}
