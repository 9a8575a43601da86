//! `UpdateThingShadow`: merges a document into a shadow, which comes into being with the first.

use serde_json::Value;

use super::super::{shapes, topic};
use super::get_thing_shadow::named;
use super::publish::payload;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::THING_NAME).in_path(),
    opt("shadowName", &shapes::SHADOW_NAME).in_query().called("name"),
    req("payload", &shapes::ANY_TEXT).payload(),
]);

pub(super) static UPDATE_THING_SHADOW: Operation = Operation {
    name: "UpdateThingShadow",
    http: ("POST", "/things/{thingName}/shadow"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (thing, name) = named(input);
    let document = payload(input);
    let account = &mut *context.account;
    let accepted = account.shadows.update(thing, name, &document, context.now)?;
    account.index(thing, context.now);
    Ok(accepted)
}
