//! `RemoveThingFromThingGroup`: takes a thing out of a static group; not being in it is no error.

use serde_json::{Value, json};

use super::super::judged;
use super::super::named::either;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("thingGroupName", &shapes::NAME),
    opt("thingGroupArn", &shapes::ANY_TEXT),
    opt("thingName", &shapes::NAME),
    opt("thingArn", &shapes::ANY_TEXT),
]);

pub(super) static REMOVE_THING_FROM_THING_GROUP: Operation = Operation {
    name: "RemoveThingFromThingGroup",
    http: ("PUT", "/thing-groups/removeThingFromThingGroup"),
    status: 200,
    input: &INPUT,
    judged: Judged::Each(judged::thing_and_group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let fleet = &mut context.account.fleet;
    let thing = either(&fleet.arns, input, "thing", ("thingName", "thingArn"))?;
    let group = either(
        &fleet.arns,
        input,
        "thinggroup",
        ("thingGroupName", "thingGroupArn"),
    )?;
    fleet.leave(&thing, &group, context.now)?;
    Ok(json!({}))
}
