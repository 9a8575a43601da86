//! `CreateThingType`: creates a thing type; the same request again succeeds.

use serde_json::{Value, json};

use super::super::errors::exists;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::ThingType;

/// Searchable attributes that a type can have (Service Quotas of IoT Device Management).
const MOST_SEARCHABLE: usize = 3;

static INPUT: Shape = Shape::Structure(&[
    req("thingTypeName", &shapes::NAME).in_path(),
    opt("thingTypeProperties", &shapes::THING_TYPE_PROPERTIES),
    opt("tags", &shapes::TAG_LIST),
]);

pub(super) static CREATE_THING_TYPE: Operation = Operation {
    name: "CreateThingType",
    http: ("POST", "/thing-types/{thingTypeName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing_type),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingTypeName");
    let properties = &input["thingTypeProperties"];
    let searchable: Vec<String> = properties["searchableAttributes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    if searchable.len() > MOST_SEARCHABLE {
        let message = format!("A thing type has at most {MOST_SEARCHABLE} searchable attributes.");
        return Err(Refusal::validation(message));
    }
    let mut made = ThingType {
        name: name.to_owned(),
        id: String::new(),
        description: properties["thingTypeDescription"].as_str().map(str::to_owned),
        searchable,
        mqtt5: properties.get("mqtt5Configuration").cloned(),
        created: context.now,
        deprecated: None,
    };
    let arn = context.account.fleet.arns.of("thingtype", name);
    if let Some(known) = context.account.fleet.types.get(name) {
        let same = (&known.description, &known.searchable, &known.mqtt5)
            == (&made.description, &made.searchable, &made.mqtt5);
        return if same {
            Ok(json!({"thingTypeName": name, "thingTypeArn": arn, "thingTypeId": known.id}))
        } else {
            Err(exists("Thing type", name, &known.id, &arn))
        };
    }
    made.id = context.account.ids.uuid();
    let reply = json!({"thingTypeName": name, "thingTypeArn": arn, "thingTypeId": made.id});
    context.account.fleet.types.insert(name.to_owned(), made);
    Ok(reply)
}
