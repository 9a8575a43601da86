//! `GetContactChannel`: a contact channel.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("ContactChannelId", &shapes::ARN)]);

pub(super) static GET_CONTACT_CHANNEL: Operation = Operation {
    name: "GetContactChannel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactChannelId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactChannelId"].as_str().unwrap_or_default();
    Ok(context.account.contacts.channel(arn)?.wire())
}
