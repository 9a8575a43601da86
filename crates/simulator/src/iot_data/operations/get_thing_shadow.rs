//! `GetThingShadow`: the document of one shadow.

use serde_json::Value;

use super::super::{shapes, topic};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::THING_NAME).in_path(),
    opt("shadowName", &shapes::SHADOW_NAME).in_query().called("name"),
]);

pub(super) static GET_THING_SHADOW: Operation = Operation {
    name: "GetThingShadow",
    http: ("GET", "/things/{thingName}/shadow"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (thing, name) = named(input);
    let shadow = context.account.shadows.get(thing, name)?;
    Ok(shadow.shown(context.now))
}

/// The thing and the shadow in the request; without a name the classic one.
pub(super) fn named(input: &Value) -> (&str, &str) {
    let text = |member: &str| input[member].as_str().unwrap_or_default();
    (text("thingName"), text("shadowName"))
}
