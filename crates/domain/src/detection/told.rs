//! Detections on the timeline of the incident that they belong to.

use super::{Detection, Rule, Turn, Watcher};
use crate::event::{NewEvent, NewEventKind};
use crate::ids::DeviceName;
use crate::time::Timestamp;

/// How many characters of names one event lists; each takes at most 512 in JSON, so that the limit is kept by far.
const NAMES: usize = 8_000;

/// One detection as an event. An alert of Device Defender is told as it came: whoever reads the timeline knows its form.
pub fn told(detection: &Detection) -> NewEvent {
    let data = match (detection.rule.watcher, detection.turn) {
        (Watcher::DeviceDefender, _) => detection.raw.clone(),
        (_, Turn::Begins) => sentence(&format!(
            "Violation: {} ({})",
            detection.headline,
            detection.rule.told()
        )),
        _ => sentence(&detection.headline),
    };
    NewEvent {
        kind: NewEventKind::Custom,
        occurred: detection.occurred,
        data,
    }
}

/// Many devices that went the same way about a rule at once, in as few events as hold their names.
pub fn told_together(rule: &Rule, turn: Turn, devices: &[DeviceName], occurred: Timestamp) -> Vec<NewEvent> {
    let mut parts: Vec<Vec<&str>> = Vec::new();
    let mut room = 0;
    for device in devices {
        let width = sentence(device.as_str()).chars().count();
        if parts.is_empty() || room < width {
            parts.push(Vec::new());
            room = NAMES;
        }
        room = room.saturating_sub(width);
        if let Some(part) = parts.last_mut() {
            part.push(device.as_str());
        }
    }
    let event = |part: Vec<&str>| NewEvent {
        kind: NewEventKind::Custom,
        occurred,
        data: sentence(&format!(
            "{}\n{}",
            headline(rule, turn, part.len()),
            part.join(", ")
        )),
    };
    parts.into_iter().map(event).collect()
}

fn headline(rule: &Rule, turn: Turn, count: usize) -> String {
    let (name, source) = (&rule.name, rule.told());
    match turn {
        Turn::Begins => format!("Violation: {count} more devices violate {name} ({source})"),
        Turn::Ends => format!("{count} devices are back within {name} ({source})"),
        Turn::Withdrawn => format!("The alarm on {name} was withdrawn for {count} devices ({source})"),
    }
}

/// A text as the store's own command line writes one: a JSON string.
fn sentence(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
