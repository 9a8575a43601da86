//! `ListTimelineEvents`: lists timeline events without their data.
//!
//! Newest first unless asked otherwise, as the AWS CLI's example shows. *Assumed*: an unknown incident has an empty
//! timeline, because the model gives this operation no `ResourceNotFoundException`.

use serde_json::{Value, json};

use super::super::filter::{self, Filter, KeyKind};
use super::super::page::{self, Page};
use super::super::shapes;
use super::super::{Event, arns};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

const KEYS: &[(&str, KeyKind)] = &[
    ("eventReference", KeyKind::Text),
    ("eventTime", KeyKind::Time),
    ("eventType", KeyKind::Text),
];

static INPUT: Shape = Shape::Structure(&[
    opt("filters", &shapes::FILTERS),
    req("incidentRecordArn", &shapes::ARN),
    opt("maxResults", &shapes::MAX_RESULTS),
    opt("nextToken", &shapes::NEXT_TOKEN),
    opt("sortBy", &shapes::SORT_BY),
    opt("sortOrder", &shapes::SORT_ORDER),
]);

pub(super) static LIST_TIMELINE_EVENTS: Operation = Operation {
    name: "ListTimelineEvents",
    http: ("POST", "/listTimelineEvents"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("incidentRecordArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["incidentRecordArn"].as_str().unwrap_or_default();
    arns::resource(arn, "incident-record")?;
    let filters = filter::read(input, KEYS)?;
    let page = Page::read("ListTimelineEvents", input, None)?;
    let Ok(record) = context.account.incidents.record(arn) else {
        return Ok(json!({"eventSummaries": []}));
    };
    let ascending = input["sortOrder"] == "ASCENDING";
    let matching = record
        .timeline
        .walk(ascending, page.after().and_then(page::read_time_key))
        .filter(|(_, event)| filters.iter().all(|filter| admits(filter, event)))
        .map(|((ms, seq), event)| (page::time_key(ms, seq), event.summary(arn)));
    Ok(page.fill("eventSummaries", matching))
}

fn admits(filter: &Filter, event: &Event) -> bool {
    match filter.key.as_str() {
        "eventTime" => filter.condition.admits_time(event.time),
        "eventType" => filter.condition.admits_text(&event.kind),
        _ => event.references.iter().any(|reference| {
            ["resource", "relatedItemId"]
                .iter()
                .filter_map(|member| reference[*member].as_str())
                .any(|text| filter.condition.admits_text(text))
        }),
    }
}
