//! `DeleteThing`: deletes a thing that has no principals; deleting none is no error.

use serde_json::{Value, json};

use super::super::errors::expect_version;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    opt("expectedVersion", &shapes::LONG).in_query(),
]);

pub(super) static DELETE_THING: Operation = Operation {
    name: "DeleteThing",
    http: ("DELETE", "/things/{thingName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let Some(thing) = context.account.fleet.thing(name) else {
        return Ok(json!({}));
    };
    expect_version(input, thing.version)?;
    if !thing.principals.is_empty() {
        return Err(Refusal::validation(format!(
            "Cannot delete. Thing {name} is still attached to one or more principals"
        )));
    }
    context.account.fleet.remove_thing(name, context.now);
    Ok(json!({}))
}
