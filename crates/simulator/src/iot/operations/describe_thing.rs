//! `DescribeThing`: gives back one thing.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[req("thingName", &shapes::NAME).in_path()]);

pub(super) static DESCRIBE_THING: Operation = Operation {
    name: "DescribeThing",
    http: ("GET", "/things/{thingName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["thingName"].as_str().unwrap_or_default();
    let fleet = &context.account.fleet;
    let thing = fleet.thing(name).ok_or_else(|| not_found("Thing", name))?;
    let mut reply = json!({
        "defaultClientId": thing.name,
        "thingName": thing.name,
        "thingId": thing.id,
        "thingArn": fleet.arns.of("thing", name),
        "attributes": thing.attributes,
        "version": thing.version,
    });
    if let Some(kind) = &thing.kind {
        reply["thingTypeName"] = kind.clone().into();
    }
    if let Some(group) = &thing.billing_group {
        reply["billingGroupName"] = group.clone().into();
    }
    Ok(reply)
}

fn judged(account: &Account, input: &Value) -> String {
    account
        .fleet
        .arns
        .of("thing", input["thingName"].as_str().unwrap_or("*"))
}
