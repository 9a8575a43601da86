//! `CreateThingGroup`: creates a static group; the same request again succeeds.

use serde_json::{Value, json};

use super::super::errors::exists;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Group;

static INPUT: Shape = Shape::Structure(&[
    req("thingGroupName", &shapes::NAME).in_path(),
    opt("parentGroupName", &shapes::NAME),
    opt("thingGroupProperties", &shapes::THING_GROUP_PROPERTIES),
    opt("tags", &shapes::TAG_LIST),
]);

pub(super) static CREATE_THING_GROUP: Operation = Operation {
    name: "CreateThingGroup",
    http: ("POST", "/thing-groups/{thingGroupName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingGroupName");
    let parent = input["parentGroupName"].as_str().map(str::to_owned);
    let mut made = Group::read(name, input, context.now);
    made.parent.clone_from(&parent);
    let fleet = &context.account.fleet;
    let arn = fleet.arns.of("thinggroup", name);
    if let Some(known) = fleet.groups.get(name) {
        return if known.is_like(&made) {
            Ok(json!({"thingGroupName": name, "thingGroupArn": arn, "thingGroupId": known.id}))
        } else {
            Err(exists("Thing group", name, &known.id, &arn))
        };
    }
    fleet.check_group(parent.as_deref(), &made.attributes)?;
    made.id = context.account.ids.uuid();
    made.seq = context.account.fleet.next();
    let reply = json!({"thingGroupName": name, "thingGroupArn": arn, "thingGroupId": made.id});
    context.account.fleet.put_group(made, context.now);
    Ok(reply)
}
