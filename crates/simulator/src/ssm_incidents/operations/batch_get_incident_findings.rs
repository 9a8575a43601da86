//! `BatchGetIncidentFindings`: gives back findings by id; each unknown one is an error of its own (*assumed*: its code).

use serde_json::{Value, json};

use super::super::shapes;
use super::super::times;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("findingIds", &shapes::FINDING_IDS),
    req("incidentRecordArn", &shapes::ARN),
]);

pub(super) static BATCH_GET_INCIDENT_FINDINGS: Operation = Operation {
    name: "BatchGetIncidentFindings",
    http: ("POST", "/batchGetIncidentFindings"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let record = context
        .account
        .incidents
        .record(input["incidentRecordArn"].as_str().unwrap_or_default())?;
    let (mut findings, mut errors) = (Vec::new(), Vec::new());
    for id in input["findingIds"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        match record.findings.get(id) {
            Some(finding) => findings.push(json!({
                "id": id,
                "creationTime": times::to_wire(finding.created),
                "lastModifiedTime": times::to_wire(finding.modified),
                "details": finding.details,
            })),
            None => errors.push(json!({
                "findingId": id,
                "code": "ResourceNotFoundException",
                "message": format!("Finding '{id}' was not found"),
            })),
        }
    }
    Ok(json!({"findings": findings, "errors": errors}))
}
