//! `ListThings`: lists things, by attribute and type, in the order of their names (*assumed*).

use serde_json::{Value, json};

use super::super::input::{flag, text};
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Thing;

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    opt("attributeName", &shapes::ATTRIBUTE_NAME).in_query(),
    opt("attributeValue", &shapes::ATTRIBUTE_VALUE).in_query(),
    opt("thingTypeName", &shapes::NAME).in_query(),
    opt("usePrefixAttributeValue", &shapes::BOOLEAN).in_query(),
]);

pub(super) static LIST_THINGS: Operation = Operation {
    name: "ListThings",
    http: ("GET", "/things"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, value) = (text(input, "attributeName"), input["attributeValue"].as_str());
    if value.is_some() && name.is_empty() {
        return Err(Refusal::validation("An attribute value needs an attribute name."));
    }
    let kind = input["thingTypeName"].as_str();
    let prefix = flag(input, "usePrefixAttributeValue");
    let has = |thing: &&Thing| {
        let of_kind = kind.is_none() || thing.kind.as_deref() == kind;
        let given = thing.attributes.get(name);
        let attribute = match (name.is_empty(), value) {
            (true, _) => true,
            (false, None) => given.is_some(),
            (false, Some(value)) if prefix => given.is_some_and(|given| given.starts_with(value)),
            (false, Some(value)) => given.is_some_and(|given| given == value),
        };
        of_kind && attribute
    };
    let fleet = &context.account.fleet;
    let shown = fleet.things.values().filter(has).map(|thing| {
        let mut shown = json!({
            "thingName": thing.name,
            "thingArn": fleet.arns.of("thing", &thing.name),
            "attributes": thing.attributes,
            "version": thing.version,
        });
        if let Some(kind) = &thing.kind {
            shown["thingTypeName"] = kind.clone().into();
        }
        (thing.name.clone(), shown)
    });
    pages::tokens("ListThings", input, "things", shown)
}
