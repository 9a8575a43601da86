//! `ListDeadLetterSourceQueues`: lists the queues whose dead letters go to this one.

use serde_json::Value;

use super::super::arns;
use super::super::listing;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("QueueUrl", &shapes::TEXT),
    opt("NextToken", &shapes::TEXT),
    opt("MaxResults", &shapes::NUMBER),
]);

pub(super) static LIST_DEAD_LETTER_SOURCE_QUEUES: Operation = Operation {
    name: "ListDeadLetterSourceQueues",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::queue),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let url = input["QueueUrl"].as_str().unwrap_or_default();
    let arn = context.account.queues.of_url(url)?.arn.clone();
    let page = listing::page("ListDeadLetterSourceQueues", input)?;
    let account = &*context.account;
    let sources = account.queues.by_name.iter().filter(|(name, queue)| {
        let redrive = queue.settings.redrive.as_ref();
        redrive.is_some_and(|redrive| redrive.dead_letters == arn)
            && page.after().is_none_or(|after| name.as_str() > after)
    });
    let urls = sources.map(|(name, _)| (name.clone(), arns::url(account, name).into()));
    Ok(page.fill("queueUrls", urls))
}
