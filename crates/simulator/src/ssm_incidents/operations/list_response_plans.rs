//! `ListResponsePlans`: lists response plans by name (*assumed*: the model names no order).

use std::ops::Bound;

use serde_json::Value;

use super::super::page::Page;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("maxResults", &shapes::MAX_RESULTS),
    opt("nextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_RESPONSE_PLANS: Operation = Operation {
    name: "ListResponsePlans",
    http: ("POST", "/listResponsePlans"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = Page::read("ListResponsePlans", input, None)?;
    let from = page
        .after()
        .map_or(Bound::Unbounded, |name| Bound::Excluded(name.to_owned()));
    let plans = context.account.incidents.plans.range((from, Bound::Unbounded));
    Ok(page.fill(
        "responsePlanSummaries",
        plans.map(|(name, plan)| (name.clone(), plan.summary())),
    ))
}
