//! Detections, read from messages as their writers publish them.

use domain::detection::{Detection, RAW_LIMIT, Turn, Unreadable, Watcher, read, told, told_together};
use domain::ids::DeviceName;
use domain::time::Timestamp;
use serde_json::{Value, json};

const ALERT: &str = include_str!("../data/detections/defender-in-alarm.json");
const CLEARED: &str = include_str!("../data/detections/defender-cleared.json");
const INVALIDATED: &str = include_str!("../data/detections/defender-invalidated.json");
const NOTIFICATION: &str = include_str!("../data/detections/topic-notification.json");
const ALARM: &str = include_str!("../data/detections/alarm-topic.json");
const ALARM_EVENT: &str = include_str!("../data/detections/alarm-event.json");
const EVENT: &str = include_str!("../data/detections/bus-event.json");

fn with(message: &str, change: impl FnOnce(&mut Value)) -> Result<Detection, Unreadable> {
    let mut value: Value = serde_json::from_str(message).unwrap();
    change(&mut value);
    read(&value.to_string())
}

fn pump() -> DeviceName {
    "pump-117".parse().unwrap()
}

#[test]
fn an_alert_tells_device_rule_moment_and_what_happened() {
    let read = read(ALERT).unwrap();
    assert_eq!(read.device, Some(pump()));
    assert_eq!(read.turn, Turn::Begins);
    assert_eq!(read.rule.watcher, Watcher::DeviceDefender);
    assert_eq!(read.rule.told(), "DeviceRuleBaseline, AuthorizedTcpPorts");
    assert_eq!(read.occurred, Timestamp(1_795_401_300_000));
    assert_eq!(read.headline, "pump-117 listens on TCP 123");
}

#[test]
fn the_topics_envelope_changes_nothing() {
    assert_eq!(read(NOTIFICATION), read(ALERT));
    assert_eq!(read(NOTIFICATION).unwrap().id(), read(ALERT).unwrap().id());
}

#[test]
fn the_type_of_an_alert_is_looked_at() {
    assert_eq!(read(CLEARED).unwrap().turn, Turn::Ends);
    assert_eq!(read(INVALIDATED).unwrap().turn, Turn::Withdrawn);
    let newer = with(ALERT, |value| {
        value["violationEventType"] = json!("alarm-escalated");
    });
    assert_eq!(newer.unwrap().turn, Turn::Begins);
}

#[test]
fn an_alarm_is_the_same_by_topic_and_by_event() {
    let (topic, event) = (read(ALARM).unwrap(), read(ALARM_EVENT).unwrap());
    for read in [&topic, &event] {
        assert_eq!(read.device, Some(pump()));
        assert_eq!(read.turn, Turn::Begins);
        assert_eq!(read.rule.told(), "pump-117 talks too much");
        assert_eq!(read.headline, "pump-117: the alarm pump-117 talks too much rings");
    }
    assert_eq!(topic.id(), event.id(), "told twice, it is one detection");
    let over = with(ALARM, |value| {
        value["NewStateValue"] = json!("OK");
    })
    .unwrap();
    assert_eq!(over.turn, Turn::Ends);
    let silent = with(ALARM, |value| {
        value["NewStateValue"] = json!("INSUFFICIENT_DATA");
    })
    .unwrap();
    assert_eq!(silent.turn, Turn::Withdrawn);
}

#[test]
fn any_event_that_names_a_device_is_a_detection() {
    let found = read(EVENT).unwrap();
    assert_eq!(found.device, Some(pump()));
    assert_eq!(found.headline, "pump-117: Firmware changed unasked");
    assert_eq!(found.rule.told(), "fleet.integrity, Firmware changed unasked");
    let over = with(EVENT, |value| {
        value["detail"]["state"] = json!("cleared");
    })
    .unwrap();
    assert_eq!(over.turn, Turn::Ends);
    let nameless = with(EVENT, |value| {
        value["detail"] = json!({"firmware": "9.9.9"});
    });
    assert_eq!(nameless, Err(Unreadable::Unknown));
}

#[test]
fn an_alarm_without_a_device_is_a_detection_of_its_rule() {
    let fleetwide = with(ALARM, |value| {
        value["Trigger"]["Dimensions"] = json!([]);
    })
    .unwrap();
    assert_eq!(fleetwide.device, None);
    assert_eq!(fleetwide.headline, "the alarm pump-117 talks too much rings");
}

#[test]
fn a_message_that_tells_nothing_is_refused_with_what_is_missing() {
    let refused = |text: &str| read(text).unwrap_err();
    assert_eq!(refused("not JSON"), Unreadable::NoObject);
    assert_eq!(refused("[1]"), Unreadable::NoObject);
    assert_eq!(refused("{}"), Unreadable::Unknown);
    assert_eq!(
        refused(r#"{"Type":"Notification","Message":"hello"}"#),
        Unreadable::NoObject
    );
    let timeless = with(ALERT, |value| {
        value["violationEventTime"] = json!("soon");
    });
    assert_eq!(timeless, Err(Unreadable::Lacks("violationEventTime")));
    let nameless = with(ALERT, |value| {
        value["thingName"] = json!(" ");
    });
    assert_eq!(nameless, Err(Unreadable::Lacks("thingName")));
}

#[test]
fn a_giant_message_keeps_what_happened_and_fits_a_trigger() {
    let giant = with(ALERT, |value| {
        value["metricValue"]["ports"] = (1..6_000).collect::<Vec<u32>>().into();
        value["behavior"]["criteria"]["value"]["ports"] = (1..6_000).collect::<Vec<u32>>().into();
    })
    .unwrap();
    assert!(giant.raw.chars().count() <= RAW_LIMIT);
    let again = read(&giant.raw).unwrap();
    assert_eq!(
        (again.id(), again.device, again.rule),
        (giant.id(), giant.device, giant.rule)
    );
}

#[test]
fn a_name_that_no_device_can_have_still_is_a_detection() {
    let long = with(ALERT, |value| {
        value["thingName"] = json!("x".repeat(500));
    })
    .unwrap();
    assert_eq!(long.device, None);
    assert!(long.headline.chars().count() < 250, "{}", long.headline);
    let client = with(ALERT, |value| {
        value["thingName"] = json!("site/pump 1");
    })
    .unwrap();
    assert_eq!(client.device.unwrap().as_str(), "site/pump 1");
}

#[test]
fn the_timeline_reads_what_it_is_told_of_a_detection() {
    let data = told(&read(ALERT).unwrap()).data;
    assert_eq!(read(&data), read(ALERT), "an alert is told as it came");
    let alarm = told(&read(ALARM).unwrap()).data;
    assert!(alarm.starts_with("\"Violation: pump-117: the alarm"), "{alarm}");
}

#[test]
fn a_thousand_devices_are_told_in_few_events_and_each_is_named_once() {
    let devices: Vec<DeviceName> = (0..1_000)
        .map(|n| format!("\"pump\"-{n:04}-{}", "x".repeat(60)).parse().unwrap())
        .collect();
    let events = told_together(&read(ALERT).unwrap().rule, Turn::Begins, &devices, Timestamp(1));
    let text: String = events.iter().map(|event| event.data.as_str()).collect();
    assert!(
        events
            .iter()
            .all(|event| event.data.chars().count() <= domain::event::NewEvent::DATA_LIMIT)
    );
    assert!(events.len() < 15, "{} events", events.len());
    for n in 0..1_000 {
        assert_eq!(text.matches(&format!("-{n:04}-")).count(), 1, "{n}");
    }
}
