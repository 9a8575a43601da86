//! `UpdateTimelineEvent`: changes a custom event or a note; references are replaced as a whole.

use serde_json::{Value, json};

use super::super::errors::{ResourceType, not_found};
use super::super::shapes;
use super::super::times;
use super::create_timeline_event::custom_type;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("clientToken", &shapes::CLIENT_TOKEN),
    opt("eventData", &shapes::EVENT_DATA),
    req("eventId", &shapes::UUID),
    opt("eventReferences", &shapes::EVENT_REFERENCES),
    opt("eventTime", &shapes::TIMESTAMP),
    opt("eventType", &shapes::EVENT_TYPE),
    req("incidentRecordArn", &shapes::ARN),
]);

pub(super) static UPDATE_TIMELINE_EVENT: Operation = Operation {
    name: "UpdateTimelineEvent",
    http: ("POST", "/updateTimelineEvent"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["incidentRecordArn"].as_str().unwrap_or_default();
    let id = input["eventId"].as_str().unwrap_or_default();
    let record = context.account.incidents.record_mut(arn)?;
    let known = record
        .timeline
        .get(id)
        .ok_or_else(|| not_found(ResourceType::TimelineEvent, id))?;
    if !known.is_custom() {
        let message = format!("Events of type '{}' can not be updated", known.kind);
        return Err(Refusal::validation(message));
    }
    let mut event = known.clone();
    event.updated = context.now;
    if let Some(data) = input["eventData"].as_str() {
        data.clone_into(&mut event.data);
    }
    if let Some(references) = input["eventReferences"].as_array() {
        event.references.clone_from(references);
    }
    if let Some(time) = times::from_wire(&input["eventTime"]) {
        event.time = time;
    }
    if let Some(kind) = input["eventType"].as_str() {
        event.kind = custom_type(kind)?;
    }
    record.timeline.put(event);
    Ok(json!({}))
}
