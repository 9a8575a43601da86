//! `PutContactPolicy`: keeps the policy that shares a contact. It is not evaluated.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactArn", &shapes::ARN), req("Policy", &shapes::POLICY)]);

pub(super) static PUT_CONTACT_POLICY: Operation = Operation {
    name: "PutContactPolicy",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let policy = input["Policy"].as_str().unwrap_or_default();
    let contact = context
        .account
        .contacts
        .contact_mut(input["ContactArn"].as_str().unwrap_or_default())?;
    if !serde_json::from_str::<Value>(policy).is_ok_and(|policy| policy.is_object()) {
        return Err(Refusal::validation("The policy is not a JSON document"));
    }
    contact.policy = Some(policy.to_owned());
    Ok(json!({}))
}
