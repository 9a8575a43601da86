//! `ListPageReceipts`: lists what is known of a page's way, by kind and then by time, as the AWS CLI's example shows.

use serde_json::Value;

use super::super::pages::{numbered, page};
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::paging::Receipt;

static INPUT: Shape = Shape::Structure(&[
    req("PageId", &shapes::ARN),
    opt("NextToken", &shapes::PAGINATION_TOKEN),
    opt("MaxResults", &shapes::MAX_RESULTS),
]);

pub(super) static LIST_PAGE_RECEIPTS: Operation = Operation {
    name: "ListPageReceipts",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("PageId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListPageReceipts", input)?;
    let arn = input["PageId"].as_str().unwrap_or_default();
    let mut receipts = context.account.engagements.page(arn)?.0.receipts.clone();
    receipts.sort_by_key(|receipt| receipt.kind);
    let receipts = receipts.iter().map(Receipt::wire);
    Ok(page.fill("Receipts", numbered(&page, receipts)))
}
