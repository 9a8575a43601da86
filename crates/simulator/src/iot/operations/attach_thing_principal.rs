//! `AttachThingPrincipal`: attaches a principal to a thing; attaching it twice is no error.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    req("principal", &shapes::ANY_TEXT).in_header("x-amzn-principal"),
    opt("thingPrincipalType", &shapes::THING_PRINCIPAL_TYPE).in_query(),
]);

pub(super) static ATTACH_THING_PRINCIPAL: Operation = Operation {
    name: "AttachThingPrincipal",
    http: ("PUT", "/things/{thingName}/principals"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, principal) = (text(input, "thingName"), text(input, "principal"));
    let fleet = &mut context.account.fleet;
    fleet.thing(name).ok_or_else(|| not_found("Thing", name))?;
    if !fleet.has_principal(principal) {
        return Err(not_found("Principal", principal));
    }
    let exclusive = text(input, "thingPrincipalType") == "EXCLUSIVE_THING";
    fleet.attach_principal(name, principal, exclusive)?;
    Ok(json!({}))
}
