//! `ListRelatedItems`: lists related items in the order in which they were added.
//!
//! *Assumed*: an unknown incident has none, because the model gives this operation no `ResourceNotFoundException`; a page
//! whose predecessor's last item was removed meanwhile begins anew.

use serde_json::{Value, json};

use super::super::arns;
use super::super::page::Page;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("incidentRecordArn", &shapes::ARN),
    opt("maxResults", &shapes::MAX_RESULTS),
    opt("nextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_RELATED_ITEMS: Operation = Operation {
    name: "ListRelatedItems",
    http: ("POST", "/listRelatedItems"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["incidentRecordArn"].as_str().unwrap_or_default();
    arns::resource(arn, "incident-record")?;
    let page = Page::read("ListRelatedItems", input, None)?;
    let Ok(record) = context.account.incidents.record(arn) else {
        return Ok(json!({"relatedItems": []}));
    };
    let seen = |id: &str| {
        record
            .related
            .iter()
            .position(|item| item.generated_id == id)
            .map_or(0, |at| at + 1)
    };
    let from = page.after().map_or(0, seen);
    let items = record.related[from..]
        .iter()
        .map(|item| (item.generated_id.clone(), item.wire()));
    Ok(page.fill("relatedItems", items))
}
