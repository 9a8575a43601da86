//! `ListPageResolutions`: how an engagement came to a page's contact: the escalation plan, then the contact with its stage.

use serde_json::{Value, json};

use super::super::ContactKind;
use super::super::pages::{numbered, page};
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("NextToken", &shapes::PAGINATION_TOKEN),
    req("PageId", &shapes::ARN),
]);

pub(super) static LIST_PAGE_RESOLUTIONS: Operation = Operation {
    name: "ListPageResolutions",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("PageId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let listing = page("ListPageResolutions", input)?;
    let arn = input["PageId"].as_str().unwrap_or_default();
    let (page, engagement) = context.account.engagements.page(arn)?;
    let contact = &engagement.engaged[page.engaged];
    let mut path = Vec::new();
    if contact.stage.is_some() {
        path.push(json!({"ContactArn": engagement.contact_arn, "Type": engagement.kind.wire()}));
    }
    let mut last = json!({"ContactArn": contact.contact_arn, "Type": ContactKind::Personal.wire()});
    if let Some(stage) = contact.stage {
        last["StageIndex"] = stage.into();
    }
    path.push(last);
    Ok(listing.fill("PageResolutions", numbered(&listing, path.into_iter())))
}
