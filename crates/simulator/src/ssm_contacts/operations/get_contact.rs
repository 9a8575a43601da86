//! `GetContact`: a contact with its plan.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactId", &shapes::ARN)]);

pub(super) static GET_CONTACT: Operation = Operation {
    name: "GetContact",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactId"].as_str().unwrap_or_default();
    Ok(context.account.contacts.contact(arn)?.full())
}
