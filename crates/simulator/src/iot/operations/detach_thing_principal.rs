//! `DetachThingPrincipal`: detaches a principal from a thing; not being attached is no error (*assumed*).

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    req("principal", &shapes::ANY_TEXT).in_header("x-amzn-principal"),
]);

pub(super) static DETACH_THING_PRINCIPAL: Operation = Operation {
    name: "DetachThingPrincipal",
    http: ("DELETE", "/things/{thingName}/principals"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, principal) = (text(input, "thingName"), text(input, "principal"));
    let thing = context.account.fleet.things.get_mut(name);
    let thing = thing.ok_or_else(|| not_found("Thing", name))?;
    thing.principals.retain(|link| link.principal != principal);
    Ok(json!({}))
}
