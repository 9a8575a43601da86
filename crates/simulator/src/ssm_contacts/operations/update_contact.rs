//! `UpdateContact`: changes a contact's name and plan; what a request leaves out stays.

use serde_json::{Value, json};

use super::super::Plan;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ContactId", &shapes::ARN),
    opt("DisplayName", &shapes::CONTACT_NAME),
    opt("Plan", &shapes::PLAN),
]);

pub(super) static UPDATE_CONTACT: Operation = Operation {
    name: "UpdateContact",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactId"].as_str().unwrap_or_default();
    let contacts = &mut context.account.contacts;
    let own = contacts.contact(arn)?;
    let plan = match input.get("Plan") {
        Some(given) => Some(Plan::read(given, own.kind, Some(own), contacts)?),
        None => None,
    };
    let contact = contacts.contact_mut(arn)?;
    if let Some(plan) = plan {
        contact.plan = plan;
    }
    if let Some(name) = input["DisplayName"].as_str() {
        contact.display_name = Some(name.to_owned());
    }
    Ok(json!({}))
}
