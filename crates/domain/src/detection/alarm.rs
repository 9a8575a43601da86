//! A `CloudWatch` alarm, as the alarm itself writes it to a topic (User Guide, "Notify users on alarm changes").

use super::detected::raw;
use super::read::text;
use super::{Detection, Rule, Turn, Unreadable, Watcher};
use crate::ids::DeviceName;
use crate::time::Timestamp;
use crate::timeline::short;
use serde_json::{Value, json};

pub(super) fn read(value: &Value) -> Result<Detection, Unreadable> {
    let name = text(value, "AlarmName").ok_or(Unreadable::Lacks("AlarmName"))?;
    let occurred = text(value, "StateChangeTime")
        .and_then(moment)
        .ok_or(Unreadable::Lacks("StateChangeTime"))?;
    let state = text(value, "NewStateValue").ok_or(Unreadable::Lacks("NewStateValue"))?;
    let dimensions = value["Trigger"]["Dimensions"].as_array();
    let device = dimensions.into_iter().flatten().find_map(|one| {
        let name = text(one, "name").or_else(|| text(one, "Name"))?;
        names_a_device(name)
            .then(|| text(one, "value").or_else(|| text(one, "Value")))
            .flatten()
    });
    Ok(detection(
        name,
        state,
        text(value, "NewStateReason"),
        device,
        occurred,
        value,
    ))
}

/// A detection of an alarm, however it was told.
pub(super) fn detection(
    name: &str,
    state: &str,
    reason: Option<&str>,
    device: Option<&str>,
    occurred: Timestamp,
    whole: &Value,
) -> Detection {
    let rule = Rule::new(Watcher::Alarm, name, name);
    let of = device.map_or_else(String::new, |device| format!("{}: ", short(device, 128)));
    let (turn, headline) = match state {
        "OK" => (Turn::Ends, format!("{of}the alarm {} is over", rule.name)),
        // Without data nothing is known to be wrong; an alarm that is to ring then is set to treat it as breaching.
        "INSUFFICIENT_DATA" => (
            Turn::Withdrawn,
            format!("{of}the alarm {} has no data", rule.name),
        ),
        _ => (Turn::Begins, format!("{of}the alarm {} rings", rule.name)),
    };
    let line = |text: &str| short(text, 500);
    Detection {
        key: name.to_owned(),
        turn,
        device: device.and_then(|device| device.parse::<DeviceName>().ok()),
        occurred,
        headline,
        raw: raw(
            whole,
            || json!({"AlarmName": line(name), "NewStateValue": line(state), "NewStateReason": reason.map(line), "shortened": true}),
        ),
        rule,
    }
}

/// Dimensions and members by which those who publish metrics and events name a device.
pub(super) fn names_a_device(name: &str) -> bool {
    ["thingname", "clientid", "deviceid", "devicename"]
        .contains(&name.to_ascii_lowercase().replace(['_', '-'], "").as_str())
}

/// `2026-11-23T02:37:10.123+0000`: RFC 3339 but for the colon in its offset.
pub(super) fn moment(text: &str) -> Option<Timestamp> {
    Timestamp::parse(text).or_else(|| {
        let (clock, offset) = text.split_at_checked(text.len().checked_sub(5)?)?;
        let (hours, minutes) = offset.split_at_checked(3)?;
        Timestamp::parse(&format!("{clock}{hours}:{minutes}"))
    })
}
