//! `StartIncident`: starts an incident from a response plan, or joins the open one with the plan's deduplication string.

use serde_json::{Value, json};

use super::super::Start;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static TRIGGER: Shape = Shape::Structure(&[
    opt("rawData", &shapes::RAW_DATA),
    req("source", &shapes::INCIDENT_SOURCE),
    req("timestamp", &shapes::TIMESTAMP),
    opt("triggerArn", &shapes::ARN),
]);

static INPUT: Shape = Shape::Structure(&[
    opt("clientToken", &shapes::CLIENT_TOKEN),
    opt("impact", &shapes::IMPACT),
    opt("relatedItems", &shapes::RELATED_ITEMS),
    req("responsePlanArn", &shapes::ARN),
    opt("title", &shapes::TITLE),
    opt("triggerDetails", &TRIGGER),
]);

pub(super) static START_INCIDENT: Operation = Operation {
    name: "StartIncident",
    http: ("POST", "/startIncident"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("responsePlanArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let trigger = input.get("triggerDetails");
    let source = trigger
        .and_then(|trigger| trigger["source"].as_str())
        .unwrap_or_default();
    if source.starts_with("aws.") {
        return Err(Refusal::validation(
            "The source of a custom event must not begin with 'aws.'",
        ));
    }
    let start = Start {
        plan_arn: input["responsePlanArn"].as_str().unwrap_or_default().to_owned(),
        title: input["title"].as_str().map(str::to_owned),
        impact: input["impact"].as_i64(),
        related: input["relatedItems"].as_array().cloned().unwrap_or_default(),
        trigger: trigger.cloned(),
        created_by: context.caller.arn.clone(),
        invoked_by: None,
    };
    let arn = start.run(context.account, context.now)?;
    Ok(json!({"incidentRecordArn": arn}))
}
