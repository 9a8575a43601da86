//! `DeprecateThingType`: lets no more things take a type, or lets them again.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::{flag, text};
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingTypeName", &shapes::NAME).in_path(),
    opt("undoDeprecate", &shapes::BOOLEAN),
]);

pub(super) static DEPRECATE_THING_TYPE: Operation = Operation {
    name: "DeprecateThingType",
    http: ("POST", "/thing-types/{thingTypeName}/deprecate"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing_type),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingTypeName");
    let kind = context.account.fleet.types.get_mut(name);
    let kind = kind.ok_or_else(|| not_found("Thing type", name))?;
    kind.deprecated = if flag(input, "undoDeprecate") {
        None
    } else {
        kind.deprecated.or(Some(context.now))
    };
    Ok(json!({}))
}
