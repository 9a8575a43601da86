//! `ListContactChannels`: lists a contact's channels in the order of their creation (*assumed*).

use serde_json::Value;

use super::super::Channel;
use super::super::pages::{numbered, page};
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ContactId", &shapes::ARN),
    opt("NextToken", &shapes::PAGINATION_TOKEN),
    opt("MaxResults", &shapes::MAX_RESULTS),
]);

pub(super) static LIST_CONTACT_CHANNELS: Operation = Operation {
    name: "ListContactChannels",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListContactChannels", input)?;
    let contacts = &context.account.contacts;
    let contact = contacts.contact(input["ContactId"].as_str().unwrap_or_default())?;
    let channels = contacts.channels_of(contact).map(Channel::wire);
    Ok(page.fill("ContactChannels", numbered(&page, channels)))
}
