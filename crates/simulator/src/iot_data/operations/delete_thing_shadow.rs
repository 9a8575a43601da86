//! `DeleteThingShadow`: removes a shadow; its version goes on if it comes back.

use serde_json::Value;

use super::super::{shapes, topic};
use super::get_thing_shadow::named;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::THING_NAME).in_path(),
    opt("shadowName", &shapes::SHADOW_NAME).in_query().called("name"),
]);

pub(super) static DELETE_THING_SHADOW: Operation = Operation {
    name: "DeleteThingShadow",
    http: ("DELETE", "/things/{thingName}/shadow"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (thing, name) = named(input);
    let shadow = context.account.shadows.get(thing, name)?;
    let deleted = shadow.delete(context.now);
    context.account.index(thing, context.now);
    Ok(deleted)
}
