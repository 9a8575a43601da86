use crate::world::{World, alert, at, holder, trigger};
use domain::act::{Act, Office};
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::timeline::{facts, first_acknowledgement, first_violation, thing_of_trigger};

fn involved(name: &str) -> RelatedItem {
    RelatedItem {
        kind: ItemKind::InvolvedResource,
        value: ItemValue::Resource(format!("arn:aws:iot:eu-central-1:111122223333:thing/{name}")),
        title: None,
        generated_id: None,
    }
}

const AGAIN: &str =
    "Violation continues: pump-117 listens on TCP 123 (DeviceRuleBaseline, AuthorizedTcpPorts)";

#[test]
fn a_trigger_alone_answers_which_device_and_what_it_did() {
    let mut world = World::default();
    world.event("SSM Incident Trigger", 0, trigger(&alert()));
    let facts = facts(&world.events, &[]);
    assert_eq!(facts.devices, ["pump-117"]);
    assert_eq!(facts.did.unwrap().0, "pump-117 listens on TCP 123");
    assert_eq!(facts.contained, None);
}

#[test]
fn repeats_are_counted_and_one_moment_counts_once() {
    let mut world = World::default();
    world.custom(0, "Violation: pump-117 listens on TCP 123 (DeviceRuleBaseline)");
    world.event("SSM Incident Trigger", 0, trigger(&alert()));
    world.custom(240, AGAIN);
    world.custom(600, AGAIN);
    let deleted = world.custom(900, AGAIN);
    world.events[deleted].deleted = true;
    let (_, detail) = facts(&world.events, &[]).did.unwrap();
    assert_eq!(
        detail.unwrap(),
        "allowed 22, 53, 443 · DeviceRuleBaseline / AuthorizedTcpPorts · occurred 2026-11-23 02:00:00 UTC · \
         3 violations in 10 min"
    );
}

#[test]
fn a_cleared_alarm_is_not_what_the_device_did() {
    let mut world = World::default();
    let mut cleared = alert();
    cleared["violationEventType"] = "alarm-cleared".into();
    world.event("SSM Incident Trigger", 0, trigger(&cleared));
    assert_eq!(facts(&world.events, &[]).did, None);
}

#[test]
fn involved_items_name_the_devices_once_each() {
    let mut world = World::default();
    world.event("SSM Incident Trigger", 0, trigger(&alert()));
    let related = [involved("pump-118"), involved("pump-117"), involved("pump-118")];
    assert_eq!(facts(&world.events, &related).devices, ["pump-118", "pump-117"]);
}

#[test]
fn containment_is_the_last_report_and_never_more_than_that() {
    let mut world = World::default();
    let later = world.custom(500, "Released from quarantine: pump-117");
    world.custom(
        120,
        "Quarantine applied: pump-117 was added to the thing group QUARANTINED",
    );
    let (told, source) = facts(&world.events, &[]).contained.unwrap();
    assert_eq!(told, "Reported, not checked");
    assert_eq!(
        source.unwrap(),
        "Released from quarantine: pump-117 · written in AWS 2026-11-23 02:08:20 UTC"
    );
    world.events[later].deleted = true;
    let (_, source) = facts(&world.events, &[]).contained.unwrap();
    assert!(source.unwrap().starts_with("Quarantine applied: pump-117"));
}

#[test]
fn what_people_say_here_about_quarantine_is_no_report_of_it() {
    let mut world = World::default();
    let note = "hand-over: not in quarantine yet".to_owned();
    let act = Act::Appoint {
        office: Office::Lead,
        to: Some(holder("Lead M")),
        note: Some(domain::text::Reason::new(note).unwrap()),
    };
    let id = world.act("Responder S", 10, act);
    world.send(&id, true);
    assert!(world.events[0].event.data.contains("quarantine"));
    assert_eq!(facts(&world.events, &[]).contained, None);
}

#[test]
fn moments_come_from_triggers_and_acknowledgements_alone() {
    let mut world = World::default();
    assert_eq!(
        (
            first_violation(&world.events),
            first_acknowledgement(&world.events)
        ),
        (None, None)
    );
    world.custom(50, &alert().to_string());
    assert_eq!(first_violation(&world.events), None);
    let page = r#"{"contactArn":"arn:aws:ssm-contacts:r:1:contact/a"}"#;
    world.event("SSM Contacts Page Acknowledgement for Incident", 90, page);
    world.event("SSM Contacts Page Acknowledgement for Incident", 70, page);
    let n = world.event("SSM Incident Trigger", 60, trigger(&alert()));
    assert_eq!(first_acknowledgement(&world.events), Some(at(70)));
    assert_eq!(first_violation(&world.events), Some(at(0)));
    assert_eq!(thing_of_trigger(&world.events[n]).as_deref(), Some("pump-117"));
}
