//! `SendActivationCode`: sends a channel the code that activates it.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactChannelId", &shapes::ARN)]);

pub(super) static SEND_ACTIVATION_CODE: Operation = Operation {
    name: "SendActivationCode",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactChannelId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactChannelId"].as_str().unwrap_or_default();
    let account = &mut *context.account;
    account
        .contacts
        .send_activation_code(&mut account.ids, arn, context.now)?;
    Ok(json!({}))
}
