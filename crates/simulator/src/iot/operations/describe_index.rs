//! `DescribeIndex`: tells what an index holds.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("indexName", &shapes::NAME).in_path()]);

pub(super) static DESCRIBE_INDEX: Operation = Operation {
    name: "DescribeIndex",
    http: ("GET", "/indices/{indexName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::index),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "indexName");
    let schema = context.account.fleet.indexing.schema(name);
    let schema = schema.ok_or_else(|| not_found("Index", name))?;
    Ok(json!({"indexName": name, "indexStatus": "ACTIVE", "schema": schema}))
}
