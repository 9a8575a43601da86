//! `DeleteContact`: deletes a contact with its channels. It stays in the plans that name it (model's text).

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactId", &shapes::ARN)]);

pub(super) static DELETE_CONTACT: Operation = Operation {
    name: "DeleteContact",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactId"].as_str().unwrap_or_default();
    context.account.contacts.remove(arn)?;
    Ok(json!({}))
}
