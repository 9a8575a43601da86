//! `CreateTimelineEvent`: writes a custom event or a note on the timeline.

use serde_json::{Value, json};

use super::super::shapes;
use super::super::{CUSTOM_EVENT, Event, NOTE, times};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("clientToken", &shapes::CLIENT_TOKEN),
    req("eventData", &shapes::EVENT_DATA),
    opt("eventReferences", &shapes::EVENT_REFERENCES),
    req("eventTime", &shapes::TIMESTAMP),
    req("eventType", &shapes::EVENT_TYPE),
    req("incidentRecordArn", &shapes::ARN),
]);

pub(super) static CREATE_TIMELINE_EVENT: Operation = Operation {
    name: "CreateTimelineEvent",
    http: ("POST", "/createTimelineEvent"),
    status: 201,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["incidentRecordArn"].as_str().unwrap_or_default();
    let kind = custom_type(input["eventType"].as_str().unwrap_or_default())?;
    let record = context.account.incidents.record_mut(arn)?;
    let id = context.account.ids.uuid();
    record.timeline.put(Event {
        id: id.clone(),
        time: times::from_wire(&input["eventTime"]).unwrap_or(context.now),
        updated: context.now,
        kind,
        data: input["eventData"].as_str().unwrap_or_default().to_owned(),
        references: input["eventReferences"].as_array().cloned().unwrap_or_default(),
    });
    Ok(json!({"eventId": id, "incidentRecordArn": arn}))
}

/// The two types that callers may write.
///
/// # Errors
/// `ValidationException` for any other.
pub(super) fn custom_type(kind: &str) -> Result<String, Refusal> {
    if kind == CUSTOM_EVENT || kind == NOTE {
        Ok(kind.to_owned())
    } else {
        let message = format!("Invalid eventType '{kind}', it must be one of: {CUSTOM_EVENT}, {NOTE}");
        Err(Refusal::validation(message))
    }
}
