//! Device Defender's alert (Developer Guide, "Detect alerts"), as it comes through a topic.

use super::detected::raw;
use super::read::text;
use super::{Detection, Rule, Turn, Unreadable, Watcher};
use crate::time::Timestamp;
use crate::timeline::{Alert, short};
use serde_json::{Value, json};

pub(super) fn read(value: &Value) -> Result<Detection, Unreadable> {
    let occurred = value
        .get("violationEventTime")
        .and_then(|at| at.as_i64().or_else(|| at.as_str()?.parse().ok()))
        .filter(|at| *at > 0)
        .map(Timestamp)
        .ok_or(Unreadable::Lacks("violationEventTime"))?;
    let thing = text(value, "thingName").ok_or(Unreadable::Lacks("thingName"))?;
    let turn = match text(value, "violationEventType") {
        Some("alarm-cleared") => Turn::Ends,
        Some("alarm-invalidated") => Turn::Withdrawn,
        // One that isn't known may be a new way to be in alarm: nobody is woken in vain rather than not at all.
        _ => Turn::Begins,
    };
    let behaviour = text(&value["behavior"], "name").unwrap_or("a behaviour");
    let rule = Rule::new(
        Watcher::DeviceDefender,
        text(value, "securityProfileName").unwrap_or("Device Defender"),
        behaviour,
    );
    let headline = Alert::read(value).map_or_else(
        || format!("{} violates {}", short(thing, 128), rule.name),
        |alert| alert.headline,
    );
    Ok(Detection {
        key: text(value, "violationId").unwrap_or(thing).to_owned(),
        turn,
        device: thing.parse().ok(),
        occurred,
        headline,
        raw: raw(value, || abridged(value, thing, behaviour)),
        rule,
    })
}

/// The alert without what made it too long for a trigger.
fn abridged(value: &Value, thing: &str, behaviour: &str) -> Value {
    let line = |name: &str| text(value, name).map(|text| short(text, 200));
    json!({
        "violationEventTime": value["violationEventTime"],
        "thingName": short(thing, 128),
        "behavior": {
            "name": short(behaviour, 128),
            "metric": text(&value["behavior"], "metric").map(|text| short(text, 128)),
        },
        "violationEventType": line("violationEventType"),
        "violationId": line("violationId"),
        "securityProfileName": line("securityProfileName"),
        "shortened": true,
    })
}
