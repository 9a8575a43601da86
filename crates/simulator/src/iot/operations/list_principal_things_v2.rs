//! `ListPrincipalThingsV2`: lists the things of a principal with the kind of their attachment.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    req("principal", &shapes::ANY_TEXT).in_header("x-amzn-principal"),
    opt("thingPrincipalType", &shapes::THING_PRINCIPAL_TYPE).in_query(),
]);

pub(super) static LIST_PRINCIPAL_THINGS_V2: Operation = Operation {
    name: "ListPrincipalThingsV2",
    http: ("GET", "/principals/things-v2"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let principal = text(input, "principal");
    let wanted = input["thingPrincipalType"].as_str();
    let fleet = &context.account.fleet;
    if !fleet.has_principal(principal) {
        return Err(not_found("Principal", principal));
    }
    let links = fleet.things.values().filter_map(|thing| {
        let link = thing.principals.iter().find(|link| link.principal == principal)?;
        Some((thing, link.kind()))
    });
    let links = links.filter(|(_, kind)| wanted.is_none_or(|wanted| wanted == *kind));
    let shown = links.map(|(thing, kind)| {
        let shown = json!({"thingName": thing.name, "thingPrincipalType": kind});
        (thing.name.clone(), shown)
    });
    pages::tokens("ListPrincipalThingsV2", input, "principalThingObjects", shown)
}
