//! `UpdateOpsItem`: changes the members that it names.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::refused;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("Description", &shapes::OPS_ITEM_DESCRIPTION),
    opt("OperationalData", &shapes::OPS_ITEM_OPERATIONAL_DATA),
    opt("OperationalDataToDelete", &shapes::OPS_ITEM_OPS_DATA_KEYS_LIST),
    opt("Notifications", &shapes::OPS_ITEM_NOTIFICATIONS),
    opt("Priority", &shapes::OPS_ITEM_PRIORITY),
    opt("RelatedOpsItems", &shapes::RELATED_OPS_ITEMS),
    opt("Status", &shapes::OPS_ITEM_STATUS),
    req("OpsItemId", &shapes::OPS_ITEM_ID),
    opt("Title", &shapes::OPS_ITEM_TITLE),
    opt("Category", &shapes::OPS_ITEM_CATEGORY),
    opt("Severity", &shapes::OPS_ITEM_SEVERITY),
    opt("ActualStartTime", &shapes::DATE_TIME),
    opt("ActualEndTime", &shapes::DATE_TIME),
    opt("PlannedStartTime", &shapes::DATE_TIME),
    opt("PlannedEndTime", &shapes::DATE_TIME),
    opt("OpsItemArn", &shapes::OPS_ITEM_ARN),
]);

pub(super) static UPDATE_OPS_ITEM: Operation = Operation {
    name: "UpdateOpsItem",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::ops_item),
    run,
};

/// The states that a plain item can be set to (`OpsCenter`, "Status").
const STATES: &[&str] = &["Open", "InProgress", "Resolved"];

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let item = context
        .account
        .ops_items
        .get_mut(input["OpsItemId"].as_str().unwrap_or_default())?;
    if let Some(status) = input["Status"].as_str() {
        if !STATES.contains(&status) {
            let message = format!("Status {status} isn't valid for this OpsItem.");
            let refusal = refused("OpsItemInvalidParameterException", &message);
            return Err(refusal.with("ParameterNames", json!(["Status"])));
        }
        status.clone_into(&mut item.status);
    }
    for (name, value) in input.as_object().into_iter().flatten() {
        match name.as_str() {
            "OpsItemId" | "OpsItemArn" | "Status" | "OperationalDataToDelete" => {}
            "OperationalData" => {
                let data = item.members.entry("OperationalData").or_insert_with(|| json!({}));
                for (key, value) in value.as_object().into_iter().flatten() {
                    data[key.as_str()] = value.clone();
                }
            }
            _ => {
                item.members.insert(name.clone(), value.clone());
            }
        }
    }
    let gone = input["OperationalDataToDelete"].as_array().into_iter().flatten();
    if let Some(data) = item
        .members
        .get_mut("OperationalData")
        .and_then(Value::as_object_mut)
    {
        for key in gone.filter_map(Value::as_str) {
            data.remove(key);
        }
    }
    item.version += 1;
    item.modified = context.now;
    item.modified_by.clone_from(&context.caller.arn);
    Ok(json!({}))
}
