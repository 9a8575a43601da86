//! `CreateOpsItem`: makes a work item.

use serde_json::{Value, json};

use super::super::OpsItem;
use super::super::arns;
use super::super::errors::refused;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Description", &shapes::OPS_ITEM_DESCRIPTION),
    opt("OpsItemType", &shapes::OPS_ITEM_TYPE),
    opt("OperationalData", &shapes::OPS_ITEM_OPERATIONAL_DATA),
    opt("Notifications", &shapes::OPS_ITEM_NOTIFICATIONS),
    opt("Priority", &shapes::OPS_ITEM_PRIORITY),
    opt("RelatedOpsItems", &shapes::RELATED_OPS_ITEMS),
    req("Source", &shapes::OPS_ITEM_SOURCE),
    req("Title", &shapes::OPS_ITEM_TITLE),
    opt("Tags", &shapes::TAG_LIST),
    opt("Category", &shapes::OPS_ITEM_CATEGORY),
    opt("Severity", &shapes::OPS_ITEM_SEVERITY),
    opt("ActualStartTime", &shapes::DATE_TIME),
    opt("ActualEndTime", &shapes::DATE_TIME),
    opt("PlannedStartTime", &shapes::DATE_TIME),
    opt("PlannedEndTime", &shapes::DATE_TIME),
    opt("AccountId", &shapes::OPS_ITEM_ACCOUNT_ID),
]);

pub(super) static CREATE_OPS_ITEM: Operation = Operation {
    name: "CreateOpsItem",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::ops_item),
    run,
};

/// Members that the service sets itself, or that have no place in the item.
const NOT_KEPT: &[&str] = &["Tags", "AccountId"];

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let source = input["Source"].as_str().unwrap_or_default().to_lowercase();
    if ["aws", "amazon", "amzn"]
        .iter()
        .any(|own| source.starts_with(own))
    {
        let message = "The source must not begin with aws, amazon, or amzn.";
        let refusal = refused("OpsItemInvalidParameterException", message);
        return Err(refusal.with("ParameterNames", json!(["Source"])));
    }
    let mut members = input.as_object().cloned().unwrap_or_default();
    members.retain(|name, _| !NOT_KEPT.contains(&name.as_str()));
    members
        .entry("OpsItemType")
        .or_insert_with(|| "/aws/issue".into());
    let item = OpsItem::make(context.account, members, &context.caller.arn, context.now);
    let reply = json!({"OpsItemId": item.id, "OpsItemArn": item.arn});
    context.account.ops_items.insert(item);
    Ok(reply)
}
