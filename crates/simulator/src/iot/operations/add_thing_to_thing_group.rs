//! `AddThingToThingGroup`: adds a thing to a static group; adding it twice is no error.

use serde_json::{Value, json};

use super::super::input::flag;
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
    opt("overrideDynamicGroups", &shapes::BOOLEAN),
]);

pub(super) static ADD_THING_TO_THING_GROUP: Operation = Operation {
    name: "AddThingToThingGroup",
    http: ("PUT", "/thing-groups/addThingToThingGroup"),
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
    let override_dynamic = flag(input, "overrideDynamicGroups");
    fleet.join(&thing, &group, override_dynamic, context.now)?;
    Ok(json!({}))
}
