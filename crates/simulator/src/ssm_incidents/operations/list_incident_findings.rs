//! `ListIncidentFindings`: lists the findings of an incident by their ids.

use std::ops::Bound;

use serde_json::{Value, json};

use super::super::page::Page;
use super::super::shapes;
use super::super::times;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("incidentRecordArn", &shapes::ARN),
    opt("maxResults", &shapes::MAX_FINDINGS),
    opt("nextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_INCIDENT_FINDINGS: Operation = Operation {
    name: "ListIncidentFindings",
    http: ("POST", "/listIncidentFindings"),
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
    let page = Page::read("ListIncidentFindings", input, Some(20))?;
    let from = page
        .after()
        .map_or(Bound::Unbounded, |id| Bound::Excluded(id.to_owned()));
    let findings = record
        .findings
        .range((from, Bound::Unbounded))
        .map(|(id, finding)| {
            (
                id.clone(),
                json!({"id": id, "lastModifiedTime": times::to_wire(finding.modified)}),
            )
        });
    Ok(page.fill("findings", findings))
}
