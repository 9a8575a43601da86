//! `ListSubscriptions`: lists every subscription by ARN.

use serde_json::Value;

use super::super::listing;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[opt("NextToken", &shapes::TEXT)]);

pub(super) static LIST_SUBSCRIPTIONS: Operation = Operation {
    name: "ListSubscriptions",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = listing::page("ListSubscriptions", input)?;
    let subscriptions = context.account.topics.subscriptions.values();
    let subscriptions = subscriptions
        .filter(|one| page.after().is_none_or(|after| one.arn.as_str() > after))
        .map(|one| (one.arn.clone(), one.summary()));
    Ok(page.fill("Subscriptions", subscriptions))
}
