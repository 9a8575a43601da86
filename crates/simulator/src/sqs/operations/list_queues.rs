//! `ListQueues`: lists the URLs of queues by name.

use serde_json::Value;

use super::super::arns;
use super::super::listing;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("QueueNamePrefix", &shapes::TEXT),
    opt("NextToken", &shapes::TEXT),
    opt("MaxResults", &shapes::NUMBER),
]);

pub(super) static LIST_QUEUES: Operation = Operation {
    name: "ListQueues",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let prefix = input["QueueNamePrefix"].as_str().unwrap_or_default();
    let account = &*context.account;
    let page = listing::page("ListQueues", input)?;
    let queues = account.queues.by_name.keys();
    let urls = queues
        .filter(|name| name.starts_with(prefix) && page.after().is_none_or(|after| name.as_str() > after))
        .map(|name| (name.clone(), arns::url(account, name).into()));
    Ok(page.fill("QueueUrls", urls))
}
