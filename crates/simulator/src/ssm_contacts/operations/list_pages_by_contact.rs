//! `ListPagesByContact`: lists a contact's pages in the order in which they were made (*assumed*).

use serde_json::Value;

use super::super::pages::{numbered, page};
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("ContactId", &shapes::ARN),
    opt("NextToken", &shapes::PAGINATION_TOKEN),
    opt("MaxResults", &shapes::MAX_RESULTS),
]);

pub(super) static LIST_PAGES_BY_CONTACT: Operation = Operation {
    name: "ListPagesByContact",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListPagesByContact", input)?;
    let contact = context
        .account
        .contacts
        .contact(input["ContactId"].as_str().unwrap_or_default())?;
    let pages = context.account.engagements.pages_of(&contact.arn);
    let pages = pages.map(|(page, engagement)| page.summary(engagement));
    Ok(page.fill("Pages", numbered(&page, pages)))
}
