//! `ActivateContactChannel`: lets the service use a channel, for the code that was sent to it.

use serde_json::{Value, json};

use super::super::code_matches;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ContactChannelId", &shapes::ARN),
    req("ActivationCode", &shapes::CODE),
]);

pub(super) static ACTIVATE_CONTACT_CHANNEL: Operation = Operation {
    name: "ActivateContactChannel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactChannelId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["ContactChannelId"].as_str().unwrap_or_default();
    let channel = context.account.contacts.channel_mut(arn)?;
    let given = input["ActivationCode"].as_str().unwrap_or_default();
    if !code_matches(channel.code.as_deref(), given) {
        return Err(Refusal::validation("The activation code is not valid"));
    }
    // A code is good for one activation (*assumed*).
    (channel.code, channel.activated) = (None, true);
    Ok(json!({}))
}
