//! `ListIncidentRecords`: lists incident records, newest first (*assumed*: the model names no order).

use serde_json::Value;

use super::super::IncidentRecord;
use super::super::filter::{self, Filter, KeyKind};
use super::super::page::{self, Page};
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

const KEYS: &[(&str, KeyKind)] = &[
    ("creationTime", KeyKind::Time),
    ("impact", KeyKind::Integer),
    ("status", KeyKind::Text),
    ("createdBy", KeyKind::Text),
];

static INPUT: Shape = Shape::Structure(&[
    opt("filters", &shapes::FILTERS),
    opt("maxResults", &shapes::MAX_RESULTS),
    opt("nextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_INCIDENT_RECORDS: Operation = Operation {
    name: "ListIncidentRecords",
    http: ("POST", "/listIncidentRecords"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let filters = filter::read(input, KEYS)?;
    let page = Page::read("ListIncidentRecords", input, None)?;
    let after = page.after().and_then(page::read_time_key);
    let matching = context
        .account
        .incidents
        .newest_first(after)
        .filter(|(_, record)| filters.iter().all(|filter| admits(filter, record)))
        .map(|((ms, seq), record)| (page::time_key(ms, seq), record.summary()));
    Ok(page.fill("incidentRecordSummaries", matching))
}

fn admits(filter: &Filter, record: &IncidentRecord) -> bool {
    match filter.key.as_str() {
        "creationTime" => filter.condition.admits_time(record.created),
        "impact" => filter.condition.admits_integer(record.impact),
        "status" => filter.condition.admits_text(record.status.wire()),
        _ => filter.condition.admits_text(&record.source.created_by),
    }
}
