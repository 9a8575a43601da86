//! `ListThingPrincipals`: lists the principals of a thing in the order of their attachment.

use serde_json::Value;

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    req("thingName", &shapes::NAME).in_path(),
]);

pub(super) static LIST_THING_PRINCIPALS: Operation = Operation {
    name: "ListThingPrincipals",
    http: ("GET", "/things/{thingName}/principals"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let thing = context.account.fleet.thing(name);
    let thing = thing.ok_or_else(|| not_found("Thing", name))?;
    let principals = thing.principals.iter().map(|link| &link.principal);
    let shown = principals.map(|principal| (principal.clone(), Value::from(principal.clone())));
    pages::tokens("ListThingPrincipals", input, "principals", shown)
}
