//! Which incident a detection belongs to.

use domain::detection::{Cause, Detection, DetectionSettings, OpenIncident, Place, alike, belongs, read};
use domain::ids::DeviceName;
use domain::related::RelatedItem;
use domain::time::Timestamp;
use serde_json::json;
use std::collections::BTreeSet;

const MINUTE: i64 = 60_000;

fn place() -> Place {
    Place {
        partition: "aws".into(),
        region: "eu-central-1".parse().unwrap(),
        account: "111122223333".parse().unwrap(),
    }
}

fn violation(thing: &str, behaviour: &str, at: i64) -> Detection {
    let alert = json!({
        "violationEventTime": at, "thingName": thing, "behavior": {"name": behaviour},
        "violationEventType": "in-alarm", "violationId": format!("{thing}-{behaviour}"),
        "securityProfileName": "DeviceRuleBaseline",
    });
    read(&alert.to_string()).unwrap()
}

fn incident(key: u32, created: i64, about: &[domain::act::NewItem]) -> OpenIncident {
    let item = |new: &domain::act::NewItem| RelatedItem {
        kind: new.kind,
        value: new.value.clone(),
        title: new.title.clone().map(String::from),
        generated_id: None,
    };
    OpenIncident {
        id: format!("111122223333/Plan/{key:08}-0000-4000-8000-000000000000")
            .parse()
            .unwrap(),
        created: Timestamp(created),
        items: about.iter().map(item).collect(),
    }
}

fn device(name: &str) -> DeviceName {
    name.parse().unwrap()
}

#[test]
fn devices_alarming_in_the_same_window_do_not_share_a_token() {
    // Weakness 1 of the published example: the token was the evaluation window's edge.
    let settings = DetectionSettings::default();
    let at = Timestamp(1_582_745_400_000);
    let token = |name: &str| Cause::Device(device(name)).token(at, &settings, 0);
    assert_ne!(token("pump-1"), token("pump-2"));
    assert_eq!(token("pump-1"), token("pump-1"));
}

#[test]
fn a_token_lasts_a_window_and_a_round() {
    let settings = DetectionSettings::default();
    let cause = Cause::Device(device("pump-1"));
    let at = |minutes: i64, round| cause.token(Timestamp(minutes * MINUTE), &settings, round);
    assert_eq!(at(1, 0), at(59, 0));
    assert_ne!(at(59, 0), at(60, 0));
    assert_ne!(at(1, 0), at(1, 1));
}

#[test]
fn a_second_behaviour_of_the_same_device_belongs_to_its_open_incident() {
    // Weakness 10: two behaviours were two incidents and two paging rounds.
    let open = [incident(1, 5, &[place().device(&device("pump-1"))])];
    let udp = violation("pump-1", "AuthorizedUdpPorts", 10);
    assert_eq!(belongs(&udp, &open, &place()), Some(&open[0]));
    assert_eq!(
        belongs(&violation("pump-2", "AuthorizedUdpPorts", 10), &open, &place()),
        None
    );
}

#[test]
fn the_oldest_of_two_incidents_about_a_device_is_the_one() {
    let about = [place().device(&device("pump-1"))];
    let open = [incident(1, 9, &about), incident(2, 5, &about)];
    let found = belongs(&violation("pump-1", "X", 10), &open, &place());
    assert_eq!(found, Some(&open[1]));
}

#[test]
fn a_device_outside_the_registry_is_found_again_by_its_client_id() {
    let client = device("site/pump 1");
    let open = [incident(1, 5, &[place().device(&client)])];
    let found = belongs(&violation("site/pump 1", "X", 10), &open, &place());
    assert_eq!(found, Some(&open[0]));
}

#[test]
fn another_behaviour_of_the_same_profile_is_another_rule() {
    let tcp = violation("pump-1", "AuthorizedTcpPorts", 10);
    let udp = violation("pump-2", "AuthorizedUdpPorts", 10);
    let open = [incident(1, 5, &[tcp.rule.marker(&place())])];
    assert_eq!(belongs(&tcp, &open, &place()), Some(&open[0]));
    assert_eq!(belongs(&udp, &open, &place()), None);
}

#[test]
fn up_to_the_limit_each_device_is_its_own_cause_and_beyond_it_all_are_one() {
    let settings = DetectionSettings {
        fold_above: 3,
        ..DetectionSettings::default()
    };
    let all: Vec<Detection> = (0..4)
        .map(|n| violation(&format!("pump-{n}"), "AuthorizedTcpPorts", n + 1))
        .collect();
    let three: Vec<&Detection> = all[..3].iter().collect();
    let causes = alike(&three, &BTreeSet::new(), &settings);
    assert_eq!(causes.len(), 3);
    assert!(causes.iter().all(|(cause, _)| matches!(cause, Cause::Device(_))));
    // The fourth comes in the same message or is seen by the watcher: the same to us.
    let four: Vec<&Detection> = all.iter().collect();
    let watched = BTreeSet::from([device("pump-3")]);
    for (detections, violating) in [(four, BTreeSet::new()), (three, watched)] {
        let causes = alike(&detections, &violating, &settings);
        let [(Cause::Rule(rule), together)] = causes.as_slice() else {
            panic!("{causes:?}")
        };
        assert_eq!(
            (&rule.name[..], together.len()),
            ("AuthorizedTcpPorts", detections.len())
        );
    }
}

#[test]
fn one_device_that_says_the_same_again_and_again_is_one_cause() {
    let flaps: Vec<Detection> = (1..41).map(|n| violation("pump-1", "X", n)).collect();
    let flaps: Vec<&Detection> = flaps.iter().collect();
    let causes = alike(&flaps, &BTreeSet::new(), &DetectionSettings::default());
    assert_eq!(causes.len(), 1);
    assert_eq!(causes[0].1.len(), 40);
}

#[test]
fn a_title_says_what_happened_and_fits() {
    let one = violation("pump-1", &"b".repeat(150), 10);
    let title = |cause: &Cause| cause.title(&one).unwrap().to_string();
    assert!(title(&Cause::Device(device("pump-1"))).starts_with("pump-1 violates bbb"));
    assert!(title(&Cause::Rule(one.rule.clone())).starts_with("Several devices violate bbb"));
}
