//! `DeactivateContactChannel`: keeps the service from using a channel.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactChannelId", &shapes::ARN)]);

pub(super) static DEACTIVATE_CONTACT_CHANNEL: Operation = Operation {
    name: "DeactivateContactChannel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactChannelId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactChannelId"].as_str().unwrap_or_default();
    context.account.contacts.channel_mut(arn)?.activated = false;
    Ok(json!({}))
}
