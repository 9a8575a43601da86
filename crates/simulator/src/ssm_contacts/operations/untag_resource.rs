//! `UntagResource`: takes tags from a contact.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ResourceARN", &shapes::RESOURCE_NAME),
    req("TagKeys", &shapes::TAG_KEYS),
]);

pub(super) static UNTAG_RESOURCE: Operation = Operation {
    name: "UntagResource",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ResourceARN"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ResourceARN"].as_str().unwrap_or_default();
    let contact = context.account.contacts.contact_mut(arn)?;
    for key in input["TagKeys"].as_array().into_iter().flatten() {
        contact.tags.remove(key.as_str().unwrap_or_default());
    }
    Ok(json!({}))
}
