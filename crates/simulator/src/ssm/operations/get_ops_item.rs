//! `GetOpsItem`: gives back one work item.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("OpsItemId", &shapes::OPS_ITEM_ID),
    opt("OpsItemArn", &shapes::OPS_ITEM_ARN),
]);

pub(super) static GET_OPS_ITEM: Operation = Operation {
    name: "GetOpsItem",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::ops_item),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let item = context
        .account
        .ops_items
        .get(input["OpsItemId"].as_str().unwrap_or_default())?;
    Ok(json!({"OpsItem": item.full()}))
}
