//! `UpdateRelatedItems`: adds one related item, or removes one.

use serde_json::{Value, json};

use super::super::shapes;
use super::super::updates;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("clientToken", &shapes::CLIENT_TOKEN),
    req("incidentRecordArn", &shapes::ARN),
    req("relatedItemsUpdate", &shapes::RELATED_ITEMS_UPDATE),
]);

pub(super) static UPDATE_RELATED_ITEMS: Operation = Operation {
    name: "UpdateRelatedItems",
    http: ("POST", "/updateRelatedItems"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["incidentRecordArn"].as_str().unwrap_or_default();
    let by = &context.caller.arn;
    let update = &input["relatedItemsUpdate"];
    if let Some(item) = update.get("itemToAdd") {
        if item.get("generatedId").is_some() {
            return Err(Refusal::validation(
                "generatedId must not be specified for an item to add",
            ));
        }
        updates::add_related(context.account, arn, item.clone(), by, context.now)?;
    } else {
        updates::remove_related(context.account, arn, &update["itemToRemove"], by, context.now)?;
    }
    Ok(json!({}))
}
