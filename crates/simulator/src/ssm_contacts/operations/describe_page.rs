//! `DescribePage`: a page with its texts.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("PageId", &shapes::ARN)]);

pub(super) static DESCRIBE_PAGE: Operation = Operation {
    name: "DescribePage",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("PageId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["PageId"].as_str().unwrap_or_default();
    let (page, engagement) = context.account.engagements.page(arn)?;
    Ok(page.full(engagement))
}
