//! `UpdateIncidentRecord`: changes an incident record: the last writer wins, there is no version to compare.
//!
//! *Assumed*: the event lists every attribute that the request names, changed or not; a reopened incident has no time of
//! resolution; an update that names nothing writes nothing.

use serde_json::{Value, json};

use super::super::shapes;
use super::super::{IncidentRecord, Status, updates};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

/// The attributes that an update may name, in the order in which its event lists them.
const ATTRIBUTES: &[&str] = &[
    "title",
    "summary",
    "status",
    "impact",
    "chatChannel",
    "notificationTargets",
];

static INPUT: Shape = Shape::Structure(&[
    req("arn", &shapes::ARN),
    opt("chatChannel", &shapes::CHAT_CHANNEL),
    opt("clientToken", &shapes::CLIENT_TOKEN),
    opt("impact", &shapes::IMPACT),
    opt("notificationTargets", &shapes::NOTIFICATION_TARGETS),
    opt("status", &shapes::STATUS),
    opt("summary", &shapes::SUMMARY),
    opt("title", &shapes::TITLE),
]);

pub(super) static UPDATE_INCIDENT_RECORD: Operation = Operation {
    name: "UpdateIncidentRecord",
    http: ("POST", "/updateIncidentRecord"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["arn"].as_str().unwrap_or_default();
    let record = context.account.incidents.record_mut(arn)?;
    apply(record, input, context.now);
    let attributes: Vec<(String, String)> = ATTRIBUTES
        .iter()
        .filter_map(|name| input.get(*name).map(|value| ((*name).to_owned(), text_of(value))))
        .collect();
    if !attributes.is_empty() {
        updates::updated(
            context.account,
            arn,
            &context.caller.arn,
            &attributes,
            context.now,
        )?;
    }
    Ok(json!({}))
}

fn apply(record: &mut IncidentRecord, input: &Value, now: i64) {
    if let Some(title) = input["title"].as_str() {
        title.clone_into(&mut record.title);
    }
    if let Some(summary) = input["summary"].as_str() {
        record.summary = Some(summary.to_owned());
    }
    if let Some(impact) = input["impact"].as_i64() {
        record.impact = impact;
    }
    match input["status"].as_str() {
        Some("OPEN") => (record.status, record.resolved) = (Status::Open, None),
        Some(_) if record.status == Status::Open => {
            (record.status, record.resolved) = (Status::Resolved, Some(now));
        }
        _ => {}
    }
    if let Some(channel) = input.get("chatChannel") {
        record.chat_channel = Some(channel)
            .filter(|channel| channel.get("empty").is_none())
            .cloned();
    }
    if let Some(targets) = input["notificationTargets"].as_array() {
        record.notification_targets.clone_from(targets);
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
