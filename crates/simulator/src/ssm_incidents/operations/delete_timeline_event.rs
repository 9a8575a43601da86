//! `DeleteTimelineEvent`: deletes a custom event or a note; an unknown one is no error, the operation is idempotent.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("eventId", &shapes::UUID),
    req("incidentRecordArn", &shapes::ARN),
]);

pub(super) static DELETE_TIMELINE_EVENT: Operation = Operation {
    name: "DeleteTimelineEvent",
    http: ("POST", "/deleteTimelineEvent"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["incidentRecordArn"].as_str().unwrap_or_default();
    let id = input["eventId"].as_str().unwrap_or_default();
    arns::resource(arn, "incident-record")?;
    let Ok(record) = context.account.incidents.record_mut(arn) else {
        return Ok(json!({}));
    };
    if let Some(event) = record.timeline.get(id).filter(|event| !event.is_custom()) {
        return Err(Refusal::validation(format!(
            "Events of type '{}' can not be deleted",
            event.kind
        )));
    }
    record.timeline.remove(id);
    Ok(json!({}))
}
