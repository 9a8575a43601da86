//! `ListPrincipalThings`: lists the things of a principal by name.

use serde_json::Value;

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
]);

pub(super) static LIST_PRINCIPAL_THINGS: Operation = Operation {
    name: "ListPrincipalThings",
    http: ("GET", "/principals/things"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let principal = text(input, "principal");
    let fleet = &context.account.fleet;
    if !fleet.has_principal(principal) {
        return Err(not_found("Principal", principal));
    }
    let things = fleet.things_of_principal(principal).into_iter();
    let shown = things.map(|name| (name.to_owned(), Value::from(name)));
    pages::tokens("ListPrincipalThings", input, "things", shown)
}
