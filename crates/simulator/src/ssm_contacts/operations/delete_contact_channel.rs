//! `DeleteContactChannel`: deletes a channel. It stays in its contact's plan, whose stage passes over it (model's text).

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactChannelId", &shapes::ARN)]);

pub(super) static DELETE_CONTACT_CHANNEL: Operation = Operation {
    name: "DeleteContactChannel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactChannelId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactChannelId"].as_str().unwrap_or_default();
    context.account.contacts.remove_channel(arn)?;
    Ok(json!({}))
}
