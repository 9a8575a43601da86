//! What started the incident.

use super::alert::Alert;
use super::read::{Reading, SHAPE_LIMIT, member};
use crate::timeline::plain::{one_line, principal, short};
use crate::timeline::row::{Layer, Mark};
use serde_json::Value;

/// The source of an incident that a person started (an example of the service's command line).
const BY_HAND: &str = "aws.ssm-incidents.custom";

pub(super) fn read(data: &Value) -> Reading {
    let source = member(data, "incidentSource").unwrap_or_default();
    let actor = match source.as_str() {
        BY_HAND => "started by hand".to_owned(),
        "" => super::read::UNTOLD.to_owned(),
        source => principal(source),
    };
    let again = (data.get("createdIncident") == Some(&Value::Bool(false)))
        .then(|| "met this open incident".to_owned());
    let raw = raw_data(data);
    if let Some(alert) = raw.as_ref().and_then(Alert::read) {
        let detail = [alert.detail, again]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ");
        return Reading::new("violation", Mark::Violation, Layer::Story, actor, alert.headline)
            .with_detail((!detail.is_empty()).then_some(detail));
    }
    let headline = match raw.as_ref().map(about) {
        Some(Some(about)) => format!("Triggered by {about}"),
        _ if source == BY_HAND => "Triggered by hand".to_owned(),
        _ if source.is_empty() => "Triggered".to_owned(),
        _ => format!("Triggered by {}", short(&source, 60)),
    };
    let shape = raw.map(|raw| match raw {
        Value::String(text) => short(&text, SHAPE_LIMIT),
        raw => short(&raw.to_string(), SHAPE_LIMIT),
    });
    let detail = [shape, again]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    Reading::new("incident", Mark::System, Layer::Story, actor, headline)
        .with_detail((!detail.is_empty()).then_some(detail))
}

pub(super) fn started(data: &Value) -> Reading {
    let title = member(data, "incidentTitle").unwrap_or_default();
    let headline = match title.as_str() {
        "" => "Incident started".to_owned(),
        title => format!("Incident started: {}", one_line(title)),
    };
    let contacts: Vec<String> = data["contactsEngage"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| {
            member(one, "contactName").or_else(|| member(one, "contactArn").map(|arn| principal(&arn)))
        })
        .map(|name| short(&name, 60))
        .collect();
    let mut parts = Vec::new();
    if !contacts.is_empty() {
        parts.push(format!("engages {}", contacts.join(", ")));
    }
    if let Some(document) = member(data, "ssmDocumentName") {
        parts.push(format!("runbook {}", short(&document, 130)));
    }
    let actor = "Incident Manager".to_owned();
    Reading::new("incident", Mark::System, Layer::Story, actor, headline)
        .with_detail((!parts.is_empty()).then(|| parts.join(" · ")))
}

/// The raw data, which the service keeps as text and which mostly is JSON.
fn raw_data(data: &Value) -> Option<Value> {
    match data.get("rawData")? {
        Value::Null => None,
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => {
            Some(serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone())))
        }
        other => Some(other.clone()),
    }
}

/// What raw data that is no alert seems to be about: a thing, an alarm, an event's own type.
fn about(raw: &Value) -> Option<String> {
    let alarm = member(raw, "alarmName").or_else(|| member(raw, "AlarmName"));
    let name = member(raw, "thingName").map(|thing| format!("something about {}", short(&thing, 128)));
    name.or_else(|| alarm.map(|alarm| format!("the alarm {}", short(&alarm, 128))))
        .or_else(|| member(raw, "detail-type").map(|kind| short(&kind, 128)))
}

/// The alert in a trigger's data.
pub(in crate::timeline) fn alert_of(data: &str) -> Option<Alert> {
    Alert::read(&raw_data(&serde_json::from_str(data).ok()?)?)
}

/// The thing that a trigger's raw data names.
pub(in crate::timeline) fn thing_of(data: &str) -> Option<String> {
    let raw = raw_data(&serde_json::from_str(data).ok()?)?;
    raw.get("thingName")?
        .as_str()
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}
