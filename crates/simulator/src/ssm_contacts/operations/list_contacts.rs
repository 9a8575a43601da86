//! `ListContacts`: lists contacts by alias, as the AWS CLI's example shows.

use std::ops::Bound;

use serde_json::Value;

use super::super::pages::page;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("NextToken", &shapes::PAGINATION_TOKEN),
    opt("MaxResults", &shapes::MAX_RESULTS),
    opt("AliasPrefix", &shapes::ALIAS),
    opt("Type", &shapes::CONTACT_TYPE),
]);

pub(super) static LIST_CONTACTS: Operation = Operation {
    name: "ListContacts",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListContacts", input)?;
    let prefix = input["AliasPrefix"].as_str().unwrap_or_default();
    let kind = input["Type"].as_str();
    let from = page
        .after()
        .map_or(Bound::Unbounded, |alias| Bound::Excluded(alias.to_owned()));
    let contacts = context
        .account
        .contacts
        .all()
        .range((from, Bound::Unbounded))
        .filter(|(alias, contact)| {
            alias.starts_with(prefix) && kind.is_none_or(|kind| contact.kind.wire() == kind)
        })
        .map(|(alias, contact)| (alias.clone(), contact.summary()));
    Ok(page.fill("Contacts", contacts))
}
