//! `ListTopics`: lists topics by ARN.

use serde_json::{Value, json};

use super::super::listing;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[opt("NextToken", &shapes::TEXT)]);

pub(super) static LIST_TOPICS: Operation = Operation {
    name: "ListTopics",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = listing::page("ListTopics", input)?;
    let topics = context.account.topics.topics.keys();
    let topics = topics
        .filter(|arn| page.after().is_none_or(|after| arn.as_str() > after))
        .map(|arn| (arn.clone(), json!({"TopicArn": arn})));
    Ok(page.fill("Topics", topics))
}
