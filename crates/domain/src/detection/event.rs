//! An event of Amazon `EventBridge` (User Guide, "Event structure reference"): an alarm's change, or whatever names a device.

use super::alarm::{self, moment, names_a_device};
use super::detected::raw;
use super::read::text;
use super::{Detection, Rule, Turn, Unreadable, Watcher};
use crate::timeline::short;
use serde_json::{Value, json};

/// How deep the parts of an event are searched for a device.
const DEPTH: usize = 8;

pub(super) fn read(value: &Value) -> Result<Detection, Unreadable> {
    let kind = text(value, "detail-type").ok_or(Unreadable::Lacks("detail-type"))?;
    let source = text(value, "source").ok_or(Unreadable::Lacks("source"))?;
    let occurred = text(value, "time")
        .and_then(moment)
        .ok_or(Unreadable::Lacks("time"))?;
    let detail = &value["detail"];
    let device = device(detail, DEPTH);
    if kind == "CloudWatch Alarm State Change" {
        let name = text(detail, "alarmName").ok_or(Unreadable::Lacks("alarmName"))?;
        let state = &detail["state"];
        let occurred = text(state, "timestamp").and_then(moment).unwrap_or(occurred);
        let value_of = text(state, "value").ok_or(Unreadable::Lacks("state"))?;
        return Ok(alarm::detection(
            name,
            value_of,
            text(state, "reason"),
            device,
            occurred,
            value,
        ));
    }
    let device = device.ok_or(Unreadable::Unknown)?;
    let rule = Rule::new(Watcher::EventBus, source, kind);
    let line = |name: &str| text(value, name).map(|text| short(text, 200));
    Ok(Detection {
        key: text(value, "id").unwrap_or(device).to_owned(),
        turn: turn(detail),
        device: device.parse().ok(),
        occurred,
        headline: format!("{}: {}", short(device, 128), rule.name),
        raw: raw(
            value,
            || json!({"id": line("id"), "source": line("source"), "detail-type": line("detail-type"), "time": line("time"), "thingName": short(device, 128), "shortened": true}),
        ),
        rule,
    })
}

/// Which way an event goes that says so itself: `detail.state` as our documents ask for it. Otherwise something is wrong.
fn turn(detail: &Value) -> Turn {
    match text(detail, "state") {
        Some("cleared") => Turn::Ends,
        Some("withdrawn") => Turn::Withdrawn,
        _ => Turn::Begins,
    }
}

/// The first member that names a device, those above before those below.
fn device(value: &Value, depth: usize) -> Option<&str> {
    let parts: Vec<&Value> = match value {
        Value::Object(members) => {
            let named = members.iter().find_map(|(name, member)| {
                member
                    .as_str()
                    .filter(|text| names_a_device(name) && !text.trim().is_empty())
            });
            if named.is_some() {
                return named;
            }
            members.values().collect()
        }
        Value::Array(parts) => parts.iter().collect(),
        _ => return None,
    };
    let below = depth.checked_sub(1)?;
    parts.into_iter().find_map(|part| device(part, below))
}
