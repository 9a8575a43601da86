//! `UpdateContactChannel`: changes a channel's name and address. A new address must be activated anew (*assumed*).

use serde_json::{Value, json};

use super::super::channel;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ContactChannelId", &shapes::ARN),
    opt("Name", &shapes::CHANNEL_NAME),
    opt("DeliveryAddress", &shapes::ADDRESS),
]);

pub(super) static UPDATE_CONTACT_CHANNEL: Operation = Operation {
    name: "UpdateContactChannel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactChannelId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactChannelId"].as_str().unwrap_or_default();
    let account = &mut *context.account;
    let channel = account.contacts.channel_mut(arn)?;
    let address = match input.get("DeliveryAddress") {
        Some(given) => channel::address(channel.kind, given)?,
        None => channel.address.clone(),
    };
    if let Some(name) = input["Name"].as_str() {
        name.clone_into(&mut channel.name);
    }
    if address != channel.address {
        (channel.address, channel.activated) = (address, false);
        account
            .contacts
            .send_activation_code(&mut account.ids, arn, context.now)?;
    }
    Ok(json!({}))
}
