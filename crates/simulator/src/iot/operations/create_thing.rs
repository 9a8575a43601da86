//! `CreateThing`: creates a thing; the same request again succeeds.

use serde_json::{Value, json};

use super::super::errors::{exists, not_found};
use super::super::input::{attributes, text};
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Thing;

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    opt("thingTypeName", &shapes::NAME),
    opt("attributePayload", &shapes::ATTRIBUTE_PAYLOAD),
    opt("billingGroupName", &shapes::NAME),
]);

pub(super) static CREATE_THING: Operation = Operation {
    name: "CreateThing",
    http: ("POST", "/things/{thingName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let (mut attributes, _) = attributes(&input["attributePayload"]);
    attributes.retain(|_, value| !value.is_empty());
    let kind = input["thingTypeName"].as_str().map(str::to_owned);
    let billing_group = input["billingGroupName"].as_str().map(str::to_owned);
    let fleet = &mut context.account.fleet;
    let arn = fleet.arns.of("thing", name);
    if let Some(thing) = fleet.thing(name) {
        let same =
            (&thing.attributes, &thing.kind, &thing.billing_group) == (&attributes, &kind, &billing_group);
        return if same {
            Ok(json!({"thingName": name, "thingArn": arn, "thingId": thing.id}))
        } else {
            Err(exists("Thing", name, &thing.id, &arn))
        };
    }
    fleet.check_thing(kind.as_deref(), kind.is_some(), &attributes)?;
    if let Some(group) = billing_group
        .as_ref()
        .filter(|group| !fleet.billing_groups.contains(*group))
    {
        return Err(not_found("Billing group", group));
    }
    let id = context.account.ids.uuid();
    let thing = Thing {
        name: name.to_owned(),
        id: id.clone(),
        kind,
        attributes,
        version: 1,
        billing_group,
        principals: Vec::new(),
        client_id: name.to_owned(),
    };
    let fleet = &mut context.account.fleet;
    fleet.things.insert(name.to_owned(), thing);
    fleet.regroup(name, context.now);
    // A shadow may be there before its thing.
    context.account.index(name, context.now);
    Ok(json!({"thingName": name, "thingArn": arn, "thingId": id}))
}
