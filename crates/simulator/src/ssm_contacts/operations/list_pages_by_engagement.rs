//! `ListPagesByEngagement`: lists an engagement's pages in the order in which they were made (*assumed*).

use serde_json::Value;

use super::super::pages::{numbered, page};
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("EngagementId", &shapes::ARN),
    opt("NextToken", &shapes::PAGINATION_TOKEN),
    opt("MaxResults", &shapes::MAX_RESULTS),
]);

pub(super) static LIST_PAGES_BY_ENGAGEMENT: Operation = Operation {
    name: "ListPagesByEngagement",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("EngagementId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListPagesByEngagement", input)?;
    let engagements = &context.account.engagements;
    let engagement = engagements.engagement(input["EngagementId"].as_str().unwrap_or_default())?;
    let pages = engagement
        .pages
        .iter()
        .filter_map(|arn| engagements.page(arn).ok())
        .map(|(page, engagement)| page.summary(engagement));
    Ok(page.fill("Pages", numbered(&page, pages)))
}
