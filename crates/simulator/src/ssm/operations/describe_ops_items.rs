//! `DescribeOpsItems`: lists work items, newest first.

use serde_json::Value;

use super::super::OpsItem;
use super::super::paging::page;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::page::{read_time_key, time_key};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("OpsItemFilters", &shapes::OPS_ITEM_FILTERS),
    opt("MaxResults", &shapes::OPS_ITEM_MAX_RESULTS),
    opt("NextToken", &shapes::STRING),
]);

pub(super) static DESCRIBE_OPS_ITEMS: Operation = Operation {
    name: "DescribeOpsItems",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("DescribeOpsItems", input)
        .map_err(|_| Refusal::validation("The specified token isn't valid."))?;
    let filters = input["OpsItemFilters"].as_array().cloned().unwrap_or_default();
    let items = context
        .account
        .ops_items
        .newest_first(page.after().and_then(read_time_key))
        .filter(|(_, item)| filters.iter().all(|filter| admits(item, filter)))
        .map(|((at, seq), item)| (time_key(at, seq), item.summary()));
    Ok(page.fill("OpsItemSummaries", items))
}

/// Any of the filter's values; keys that are not simulated admit nothing.
fn admits(item: &OpsItem, filter: &Value) -> bool {
    let (key, operator) = (
        filter["Key"].as_str().unwrap_or_default(),
        filter["Operator"].as_str(),
    );
    let mut values = filter["Values"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    if let Some(time) = item.time(key) {
        return values.filter_map(times::from_iso).any(|value| match operator {
            Some("GreaterThan") => time > value,
            Some("LessThan") => time < value,
            _ => time == value,
        });
    }
    let Some(texts) = item.texts(key) else {
        return false;
    };
    values.any(|value| {
        texts.iter().any(|text| match operator {
            Some("Contains") => text.contains(value),
            _ => text == value,
        })
    })
}
