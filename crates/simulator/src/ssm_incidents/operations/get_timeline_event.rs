//! `GetTimelineEvent`: gives back one timeline event with its data.

use serde_json::{Value, json};

use super::super::errors::{ResourceType, not_found};
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("eventId", &shapes::UUID).in_query(),
    req("incidentRecordArn", &shapes::ARN).in_query(),
]);

pub(super) static GET_TIMELINE_EVENT: Operation = Operation {
    name: "GetTimelineEvent",
    http: ("GET", "/getTimelineEvent"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["incidentRecordArn"].as_str().unwrap_or_default();
    let id = input["eventId"].as_str().unwrap_or_default();
    let event = context.account.incidents.record(arn)?.timeline.get(id);
    let event = event.ok_or_else(|| not_found(ResourceType::TimelineEvent, id))?;
    Ok(json!({"event": event.full(arn)}))
}
