//! `GetContactPolicy`: the policy that shares a contact, if there is one.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactArn", &shapes::ARN)]);

pub(super) static GET_CONTACT_POLICY: Operation = Operation {
    name: "GetContactPolicy",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactArn"].as_str().unwrap_or_default();
    let contact = context.account.contacts.contact(arn)?;
    let mut reply = json!({"ContactArn": contact.arn});
    if let Some(policy) = &contact.policy {
        reply["Policy"] = policy.clone().into();
    }
    Ok(reply)
}
