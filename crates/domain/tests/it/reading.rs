use crate::world::{alert, at, event, trigger, update};
use domain::timeline::{Layer, Mark, Reading, read_event};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(kind: &str, data: impl Into<String>) -> Reading {
    read_event(&event(0, kind, 0, data).event)
}

fn violated(change: impl FnOnce(&mut Value)) -> Reading {
    let mut raw = alert();
    change(&mut raw);
    read("SSM Incident Trigger", trigger(&raw))
}

#[test]
fn an_alert_says_which_port_the_device_opened_and_which_were_allowed() {
    let reading = violated(|_| {});
    assert_eq!(reading.headline, "pump-117 listens on TCP 123");
    assert_eq!(
        reading.detail.unwrap(),
        "allowed 22, 53, 443 · DeviceRuleBaseline / AuthorizedTcpPorts · occurred 2026-11-23 02:00:00 UTC"
    );
    assert_eq!(
        (reading.kind.as_str(), reading.mark, reading.layer),
        ("violation", Mark::Violation, Layer::Story)
    );
}

#[test]
fn forbidden_ports_and_addresses_are_named() {
    let forbidden = violated(|raw| {
        raw["behavior"]["criteria"] =
            json!({"comparisonOperator": "not-in-port-set", "value": {"ports": [23, 123]}});
    });
    assert_eq!(forbidden.headline, "pump-117 listens on TCP 123");
    assert!(forbidden.detail.unwrap().starts_with("not allowed 23, 123 · "));
    let foreign = violated(|raw| {
        raw["behavior"]["metric"] = json!("aws:source-ip-address");
        raw["behavior"]["criteria"] =
            json!({"comparisonOperator": "in-cidr-set", "value": {"cidrs": ["10.2.0.0/16"]}});
        raw["metricValue"] = json!({"cidrs": ["203.0.113.24/32"]});
    });
    assert_eq!(foreign.headline, "pump-117 connected from 203.0.113.24");
    assert!(foreign.detail.unwrap().starts_with("allowed 10.2.0.0/16 · "));
}

#[test]
fn thresholds_and_models_are_told_in_words() {
    let refused = violated(|raw| {
        raw["behavior"]["metric"] = json!("aws:num-authorization-failures");
        raw["behavior"]["criteria"] = json!(
            {"comparisonOperator": "less-than", "value": {"count": 5}, "durationSeconds": 300}
        );
        raw["metricValue"] = json!({"count": 42});
    });
    assert_eq!(
        refused.headline,
        "pump-117 had 42 authorization failures in 5 min"
    );
    assert!(refused.detail.unwrap().starts_with("expected less than 5 · "));
    let bytes = violated(|raw| {
        raw["behavior"]["metric"] = json!("aws:all-bytes-out");
        raw["behavior"]["criteria"] = json!({"mlDetectionConfig": {"confidenceLevel": "HIGH"}});
        raw["metricValue"] = json!({"count": 40_000_000});
    });
    assert_eq!(bytes.headline, "pump-117 sent 40.0 MB");
    assert!(
        bytes
            .detail
            .unwrap()
            .starts_with("unusual for this device, confidence high · ")
    );
    let own = violated(|raw| {
        raw["behavior"]["metric"] = json!("line-pressure");
        raw["metricValue"] = json!({"number": 9.5});
    });
    assert_eq!(own.headline, "pump-117 violates AuthorizedTcpPorts: 9.5");
}

#[test]
fn a_cleared_alarm_is_no_violation_anew() {
    let cleared = violated(|raw| raw["violationEventType"] = json!("alarm-cleared"));
    assert_eq!(cleared.headline, "pump-117 is back within AuthorizedTcpPorts");
}

#[test]
fn raw_data_of_another_shape_is_shown_in_short() {
    let described =
        violated(|raw| *raw = json!({"thingName": "pump-117", "thingId": "0815", "attributes": {}}));
    assert_eq!(described.headline, "Triggered by something about pump-117");
    assert_eq!(
        described.detail.unwrap(),
        r#"{"attributes":{},"thingId":"0815","thingName":"pump-117"}"#
    );
    let text = json!({"incidentSource": "aws.ssm-incidents.custom", "rawData": "valve 3 leaks"});
    let text = read("SSM Incident Trigger", text.to_string());
    assert_eq!(
        (text.headline.as_str(), text.detail.as_deref()),
        ("Triggered by hand", Some("valve 3 leaks"))
    );
}

#[test]
fn changes_of_the_record_are_sentences() {
    let by = "arn:aws:sts::111122223333:assumed-role/Responder/lead.m";
    let read = |name: &str, value: &str| read("SSM Incident Record Update", update(by, &[(name, value)]));
    let impact = read("impact", "2");
    assert_eq!(
        (impact.headline.as_str(), impact.actor.as_str()),
        ("Impact changed to High", "lead.m")
    );
    assert_eq!(impact.layer, Layer::Activity);
    let resolved = read("status", "RESOLVED");
    assert_eq!(
        (resolved.headline.as_str(), resolved.kind.as_str(), resolved.layer),
        ("Resolved", "incident", Layer::Story)
    );
    let item = json!({"itemToAdd": {
        "identifier": {"type": "OTHER", "value": {"url": "https://tickets.example.org/1"}},
        "title": "Ticket 1",
    }});
    let item = read("relatedItems", &item.to_string());
    assert_eq!(
        (item.kind.as_str(), item.headline.as_str(), item.detail.as_deref()),
        (
            "related",
            "Added link: Ticket 1",
            Some("https://tickets.example.org/1")
        )
    );
    assert_eq!(read("chatChannel", "{}").headline, "chatChannel changed");
}

#[test]
fn starts_pages_and_acknowledgements_name_who_is_called() {
    let contact = "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/ot-on-call";
    let start = json!({
        "incidentTitle": "pump-117 listens on TCP 123",
        "contactsEngage": [{"contactArn": contact, "contactName": "ot-on-call"}],
        "ssmDocumentName": "DeviceIncident",
    });
    let start = read("SSM Incident Start", start.to_string());
    assert_eq!(start.headline, "Incident started: pump-117 listens on TCP 123");
    assert_eq!(
        start.detail.unwrap(),
        "engages ot-on-call · runbook DeviceIncident"
    );
    let page = json!({"contactArn": contact, "engagementArn": "x"}).to_string();
    assert_eq!(
        read("SSM Contacts Page for Incident", page.as_str()).headline,
        "Paged ot-on-call"
    );
    let seen = read("SSM Contacts Page Acknowledgement for Incident", page);
    assert_eq!(
        (seen.kind.as_str(), seen.actor.as_str(), seen.layer),
        ("acknowledged", "ot-on-call", Layer::Story)
    );
}

#[test]
fn automation_tells_violations_and_containment_in_a_line() {
    let custom = |text: &str| read("Custom Event", json!(text).to_string());
    let again =
        custom("Violation continues: pump-117 listens on TCP 123 (DeviceRuleBaseline, AuthorizedTcpPorts)");
    assert_eq!(
        (
            again.kind.as_str(),
            again.headline.as_str(),
            again.detail.as_deref()
        ),
        (
            "violation",
            "pump-117 listens on TCP 123",
            Some("continues · DeviceRuleBaseline / AuthorizedTcpPorts")
        )
    );
    let contained = custom("Quarantine applied: pump-117 was added to the thing group QUARANTINED");
    assert_eq!(
        (contained.kind.as_str(), contained.mark),
        ("quarantine", Mark::Quarantine)
    );
    let whole = read("Custom Event", alert().to_string());
    assert_eq!(whole.headline, "pump-117 listens on TCP 123");
    let text = custom(&alert().to_string());
    assert_eq!(text.headline, "pump-117 listens on TCP 123");
    assert_eq!(custom("Connection was cut").kind, "custom");
}

#[test]
fn a_note_is_markdown_and_broken_json_is_taken_as_it_came() {
    let note = read("Note", json!("**found** it\n\nagain").to_string());
    assert_eq!(
        (note.kind.as_str(), note.note.as_deref()),
        ("note", Some("**found** it\n\nagain"))
    );
    assert_eq!(read("Note", "\"unclosed").note.as_deref(), Some("\"unclosed"));
    assert_eq!(
        read("SSM Incident Start", "{oops").detail.as_deref(),
        Some("{oops")
    );
    let unknown = read("SSM Something New", "{ \"a\" : [1, 2] }");
    assert_eq!(
        (
            unknown.kind.as_str(),
            unknown.headline.as_str(),
            unknown.detail.as_deref()
        ),
        ("other", "SSM Something New", Some("{\"a\":[1,2]}"))
    );
    let long = read(
        "SSM Something New",
        format!("{{\"a\":\"{}\"}}", "x".repeat(5_000)),
    );
    assert_eq!(long.detail.unwrap().chars().count(), 300);
}

#[test]
fn names_that_turn_break_or_hide_text_are_defused() {
    let evil = violated(|raw| raw["thingName"] = json!("pump\u{202e}711\n<script>\u{1b}[2J"));
    assert_eq!(
        evil.headline,
        "pump\u{fffd}711 <script>\u{fffd}[2J listens on TCP 123"
    );
}

/// Turns, rings, clears a terminal, begins another line.
const EVIL: &str = "\0 \u{7}\u{1b}[2J\u{9b}\r\u{2028}\u{202e}x\u{2066}";

/// The same once for each of its texts, with that one replaced.
fn with_each_text_evil(whole: &Value) -> Vec<Value> {
    fn places(value: &Value, at: &str, found: &mut Vec<String>) {
        match value {
            Value::String(_) => found.push(at.to_owned()),
            Value::Array(all) => all
                .iter()
                .enumerate()
                .for_each(|(n, one)| places(one, &format!("{at}/{n}"), found)),
            Value::Object(all) => all
                .iter()
                .for_each(|(key, one)| places(one, &format!("{at}/{key}"), found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    places(whole, "", &mut found);
    let evil = |place: String| {
        let mut whole = whole.clone();
        *whole.pointer_mut(&place).unwrap() = EVIL.into();
        whole
    };
    found.into_iter().map(evil).collect()
}

#[test]
fn no_text_of_any_event_that_aws_writes_turns_breaks_or_hides_another() {
    let contact = "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/ot-on-call";
    let item = json!({"itemToAdd": {
        "identifier": {"type": "METRIC", "value": {"metricDefinition": EVIL}}, "title": EVIL,
    }});
    let value = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let mut events: Vec<(&str, Value)> = with_each_text_evil(&alert())
        .iter()
        .map(|raw| ("SSM Incident Trigger", value(trigger(raw))))
        .collect();
    for (kind, data) in [
        (
            "SSM Incident Trigger",
            value(trigger(&json!({"thingName": "pump-117"}))),
        ),
        (
            "SSM Incident Start",
            json!({"incidentTitle": "t", "contactsEngage": [{"contactName": "c"}, {"contactArn": contact}], "ssmDocumentName": "d"}),
        ),
        (
            "SSM Incident Record Update",
            value(update(
                "by",
                &[
                    ("title", "t"),
                    ("summary", "s"),
                    ("impact", "2"),
                    ("chatChannel", "c"),
                ],
            )),
        ),
        (
            "SSM Incident Record Update",
            value(update("by", &[("relatedItems", &item.to_string())])),
        ),
        (
            "SSM Contacts Page for Incident",
            json!({"contactArn": contact, "engagementArn": "x"}),
        ),
        (
            "SSM Contacts Page Acknowledgement for Incident",
            json!({"contactArn": contact, "engagementArn": "x"}),
        ),
        (
            "SSM Automation Execution Start Failure for Incident",
            json!({"message": "m"}),
        ),
        ("SSM Something New", json!({"message": "m"})),
    ] {
        events.push((kind, data.clone()));
        events.extend(with_each_text_evil(&data).into_iter().map(|data| (kind, data)));
    }
    assert!(events.len() > 30, "{}", events.len());
    for (kind, data) in events {
        let mut stored = event(0, kind, 0, data.to_string());
        stored.event.head.references = vec![EVIL.to_owned()];
        let reading = read_event(&stored.event);
        for text in [Some(reading.headline), Some(reading.actor), reading.detail] {
            let evil = |c: char| {
                c.is_control()
                    || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            let text = text.unwrap_or_default();
            assert!(!text.contains(evil), "{kind} {data}: {text:?}");
        }
    }
}

const KINDS: [&str; 9] = [
    "Note",
    "Custom Event",
    "SSM Incident Trigger",
    "SSM Incident Start",
    "SSM Incident Record Update",
    "SSM Contacts Page for Incident",
    "SSM Contacts Page Acknowledgement for Incident",
    "SSM Automation Execution Start Failure for Incident",
    "anything",
];

proptest! {
    #[test]
    fn no_data_whatever_makes_reading_fail(kind in 0..KINDS.len(), data in ".{0,200}") {
        let reading = read(KINDS[kind], data);
        prop_assert!(!reading.headline.is_empty());
    }

    #[test]
    fn no_shape_of_an_alert_makes_reading_fail(
        path in 0..9_usize,
        value in prop_oneof![
            Just(json!(null)), Just(json!(-1)), Just(json!(1.5e300)), Just(json!("")), Just(json!([])),
            Just(json!({})), Just(json!([null, {"a": 1}])), Just(json!("9223372036854775807")),
        ],
    ) {
        let members = [
            "/violationEventTime", "/thingName", "/behavior", "/behavior/name", "/behavior/metric",
            "/behavior/criteria", "/behavior/criteria/value", "/metricValue", "/metricValue/ports",
        ];
        let reading = violated(|raw| *raw.pointer_mut(members[path]).unwrap() = value);
        prop_assert!(!reading.headline.is_empty());
    }
}

#[test]
fn the_trigger_tells_when_the_violation_began() {
    let stored = event(0, "SSM Incident Trigger", 60, trigger(&alert()));
    assert_eq!(domain::timeline::first_violation(&[stored]), Some(at(0)));
}
