//! `ListThingPrincipalsV2`: lists the principals of a thing with the kind of their attachment.

use serde_json::{Value, json};

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
    opt("thingPrincipalType", &shapes::THING_PRINCIPAL_TYPE).in_query(),
]);

pub(super) static LIST_THING_PRINCIPALS_V2: Operation = Operation {
    name: "ListThingPrincipalsV2",
    http: ("GET", "/things/{thingName}/principals-v2"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let wanted = input["thingPrincipalType"].as_str();
    let thing = context.account.fleet.thing(name);
    let thing = thing.ok_or_else(|| not_found("Thing", name))?;
    let links = thing.principals.iter();
    let links = links.filter(|link| wanted.is_none_or(|kind| kind == link.kind()));
    let shown = links.map(|link| {
        let shown = json!({"principal": link.principal, "thingPrincipalType": link.kind()});
        (link.principal.clone(), shown)
    });
    pages::tokens("ListThingPrincipalsV2", input, "thingPrincipalObjects", shown)
}
