//! `ListReplicationSets`: lists the account's replication set; there is at most one.

use serde_json::{Value, json};

use super::super::page::Page;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("maxResults", &shapes::MAX_RESULTS),
    opt("nextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_REPLICATION_SETS: Operation = Operation {
    name: "ListReplicationSets",
    http: ("POST", "/listReplicationSets"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = Page::read("ListReplicationSets", input, None)?;
    let set = context
        .account
        .incidents
        .replication
        .iter()
        .filter(|_| page.after().is_none());
    Ok(page.fill(
        "replicationSetArns",
        set.map(|set| (set.arn.clone(), json!(set.arn))),
    ))
}
