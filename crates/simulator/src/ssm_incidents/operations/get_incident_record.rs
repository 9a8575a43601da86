//! `GetIncidentRecord`: gives back one incident record.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("arn", &shapes::ARN).in_query()]);

pub(super) static GET_INCIDENT_RECORD: Operation = Operation {
    name: "GetIncidentRecord",
    http: ("GET", "/getIncidentRecord"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let record = context
        .account
        .incidents
        .record(input["arn"].as_str().unwrap_or_default())?;
    Ok(json!({"incidentRecord": record.full()}))
}
