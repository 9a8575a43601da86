//! `TagResource`: adds tags to a contact.

use serde_json::{Value, json};

use super::super::errors::too_many_tags;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ResourceARN", &shapes::RESOURCE_NAME),
    req("Tags", &shapes::TAGS),
]);

pub(super) static TAG_RESOURCE: Operation = Operation {
    name: "TagResource",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ResourceARN"),
    run,
};

/// Tags a resource may have (Incident Manager User Guide, "Tagging").
const MOST: usize = 50;

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ResourceARN"].as_str().unwrap_or_default();
    let contact = context.account.contacts.contact_mut(arn)?;
    let mut tagged = contact.clone();
    tagged.tag(&input["Tags"]);
    if tagged.tags.len() > MOST {
        return Err(too_many_tags(arn));
    }
    contact.tags = tagged.tags;
    Ok(json!({}))
}
