//! `CreateContactChannel`: adds a way to reach a contact, and sends it an activation code unless that is deferred.

use serde_json::{Value, json};

use super::super::arns;
use super::super::channel;
use super::super::errors::{ResourceType, conflict};
use super::super::shapes;
use super::super::{Channel, ChannelKind, Contact, ContactKind, Reach};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ContactId", &shapes::ARN),
    req("Name", &shapes::CHANNEL_NAME),
    req("Type", &shapes::CHANNEL_TYPE),
    req("DeliveryAddress", &shapes::ADDRESS),
    opt("DeferActivation", &shapes::BOOLEAN),
    opt("IdempotencyToken", &shapes::IDEMPOTENCY_TOKEN),
]);

pub(super) static CREATE_CONTACT_CHANNEL: Operation = Operation {
    name: "CreateContactChannel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactId"),
    run,
};

/// Refuses a second channel of one kind and address (*assumed*: what the operation's `ConflictException` means isn't said).
fn unused(context: &Context<'_>, contact: &Contact, kind: ChannelKind, address: &str) -> Result<(), Refusal> {
    let mut channels = context.account.contacts.channels_of(contact);
    match channels.find(|known| known.kind == kind && known.address == address) {
        None => Ok(()),
        Some(known) => {
            let message = "The contact has a channel with this address";
            Err(conflict(ResourceType::Channel, &known.arn, message))
        }
    }
}

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let contact_arn = input["ContactId"].as_str().unwrap_or_default();
    let Some(contact) = context.account.contacts.known(contact_arn).cloned() else {
        // The operation has no `ResourceNotFoundException`.
        let message = format!("The contact '{contact_arn}' does not exist");
        return Err(Refusal::validation(message));
    };
    if contact.kind != ContactKind::Personal {
        return Err(Refusal::validation(
            "Only a contact of type PERSONAL has channels",
        ));
    }
    let kind = ChannelKind::read(input["Type"].as_str().unwrap_or_default());
    let address = channel::address(kind, &input["DeliveryAddress"])?;
    unused(context, &contact, kind, &address)?;
    let channel = Channel {
        arn: arns::channel_arn(context.account, &contact.alias),
        contact_arn: contact.arn,
        name: input["Name"].as_str().unwrap_or_default().to_owned(),
        kind,
        address,
        activated: false,
        code: None,
        reach: Reach::default(),
    };
    let arn = channel.arn.clone();
    let account = &mut *context.account;
    account.contacts.add_channel(channel);
    if input["DeferActivation"] != true {
        account
            .contacts
            .send_activation_code(&mut account.ids, &arn, context.now)?;
    }
    Ok(json!({"ContactChannelArn": arn}))
}
