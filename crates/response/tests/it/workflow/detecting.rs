//! The faults of AWS's published example, each by its name.

use super::world::{AT, World, alert, joined, over, started};
use domain::related::ItemKind;
use response::workflow::Fate;
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn devices_that_alarm_in_the_same_window_each_have_an_incident() {
    let world = World::new();
    let fates = world
        .deliver(&[alert("pump-1", "Tcp", 0), alert("pump-2", "Tcp", 0)])
        .await;
    assert_ne!(started(&fates[0]), started(&fates[1]));
}

#[tokio::test]
async fn an_incident_names_its_device_as_involved_and_its_violation_as_trigger() {
    let world = World::new();
    world.deliver(&[alert("pump-1", "Tcp", 0)]).await;
    let only = world.only();
    // Weakness 6 of the published example: no item, and nothing for the runbook to go by. Weakness 12: the logs.
    let [device, logs] = only.items.as_slice() else {
        panic!("{:?}", only.items)
    };
    assert!(logs.value.as_str().contains("AWSIotLogsV2"), "{logs:?}");
    assert_eq!(device.kind, ItemKind::InvolvedResource);
    assert_eq!(device.value.thing_name(), Some("pump-1"));
    let trigger = only.start.trigger.unwrap();
    assert_eq!(
        (trigger.source.as_str(), trigger.at.0),
        ("lazaret.device-defender", AT)
    );
    assert!(trigger.raw.contains("Tcp-of-pump-1"), "{}", trigger.raw);
}

#[tokio::test]
async fn the_plans_impact_counts_and_the_title_says_what_happened() {
    // Weakness 9 of the published example: literals went over the plan's impact and title.
    let world = World::new();
    world.deliver(&[alert("pump-1", "Tcp", 0)]).await;
    let only = world.only();
    assert_eq!(only.start.impact, None);
    assert_eq!(
        only.record.title,
        "pump-1 listens on TCP 123 (DeviceRuleBaseline)"
    );
}

#[tokio::test]
async fn the_summary_leads_to_the_incident_in_the_console() {
    let world = World::new();
    world.deliver(&[alert("pump-1", "Tcp", 0)]).await;
    let only = world.only();
    let link = format!("Lazaret: https://lazaret.example/incidents/{}", only.record.id);
    assert_eq!(only.record.summary, Some(link));
}

#[tokio::test]
async fn a_clear_notice_opens_no_incident_and_is_told_on_the_open_one() {
    // Weakness 7 of the published example: the kind of the message wasn't looked at.
    let world = World::new();
    let one = alert("pump-1", "Tcp", 0);
    for how in ["alarm-cleared", "alarm-invalidated"] {
        let fates = world.deliver(&[over(one.clone(), 5, how)]).await;
        assert!(matches!(fates[0], Fate::Nothing), "{fates:?}");
    }
    assert_eq!(world.store.kept().len(), 0);
    world.deliver(std::slice::from_ref(&one)).await;
    for how in ["alarm-cleared", "alarm-invalidated"] {
        let fates = world.deliver(&[over(one.clone(), 9_000, how)]).await;
        assert_eq!(joined(&fates[0]), world.only().record.id);
    }
    assert_eq!(world.only().lines().len(), 2);
    assert!(world.only().lines()[0].contains("alarm-cleared"));
}

#[tokio::test]
async fn a_device_that_is_not_in_the_registry_still_gets_an_incident() {
    // Weakness 8 of the published example: it asked the registry first, and failed.
    let world = World::new();
    let fates = world.deliver(&[alert("site/pump 1", "Tcp", 0)]).await;
    started(&fates[0]);
    let again = world.deliver(&[alert("site/pump 1", "Udp", 60_000)]).await;
    assert_eq!(joined(&again[0]), world.only().record.id);
    let nameless = world.deliver(&[alert(&"x".repeat(400), "Tcp", 0)]).await;
    started(&nameless[0]);
}

#[tokio::test]
async fn two_behaviours_of_one_device_are_one_incident_and_one_paging_round() {
    let world = World::new();
    let fates = world
        .deliver(&[alert("pump-1", "Tcp", 0), alert("pump-1", "Udp", 10)])
        .await;
    assert_eq!(started(&fates[0]), joined(&fates[1]));
    let later = world.deliver(&[alert("pump-1", "Bytes", 3 * 3_600_000)]).await;
    assert_eq!(joined(&later[0]), world.only().record.id);
    assert_eq!(world.only().lines().len(), 2);
}

#[tokio::test]
async fn a_flapping_device_pages_once() {
    let world = World::new();
    for n in 0..20 {
        let one = alert("pump-1", "Tcp", n * 600_000);
        world.deliver(std::slice::from_ref(&one)).await;
        world
            .deliver(&[over(one, n * 600_000 + 300_000, "alarm-cleared")])
            .await;
    }
    assert_eq!(world.only().lines().len(), 39);
}

#[tokio::test]
async fn what_begins_again_after_its_incident_was_resolved_is_a_new_one_even_in_the_same_window() {
    let world = World::new();
    for n in 0..3 {
        let fates = world.deliver(&[alert("pump-1", "Tcp", n * 60_000)]).await;
        world.store.resolve(&started(&fates[0]));
    }
    assert_eq!(world.store.kept().len(), 3);
}

#[tokio::test]
async fn an_incident_started_by_hand_about_the_device_is_the_one() {
    let world = World::new();
    world.deliver(&[alert("pump-1", "Tcp", 0)]).await;
    world.store.resolve(&world.only().record.id);
    let by_hand = world.deliver(&[alert("pump-9", "Tcp", 0)]).await;
    let item = world.desk.place.device(&"pump-1".parse().unwrap());
    let id = started(&by_hand[0]);
    let token = domain::ids::EntryId::named("by hand");
    world.desk.store.add_related(&id, &item, &token).await.unwrap();
    let fates = world.deliver(&[alert("pump-1", "Tcp", 90_000)]).await;
    assert_eq!(joined(&fates[0]), id);
}

#[tokio::test]
async fn a_rule_that_more_than_k_devices_break_within_t_is_one_cause() {
    let world = World::new();
    let seen = (0..6).map(|n| format!("pump-{n}").parse().unwrap());
    *world.seen.0.lock().unwrap() = Some(seen.collect::<BTreeSet<_>>());
    let fates = world.deliver(&[alert("pump-0", "Tcp", 0)]).await;
    started(&fates[0]);
    assert_eq!(
        world.only().record.title,
        "Several devices violate Tcp (DeviceRuleBaseline)"
    );
    // One more joins as long as the incident's devices are looked after, and one that it names however late.
    let other = world.deliver(&[alert("pump-7", "Tcp", 20 * 60_000)]).await;
    assert_eq!(joined(&other[0]), world.only().record.id);
    let again = world.deliver(&[alert("pump-7", "Tcp", 7_200_000)]).await;
    assert_eq!(joined(&again[0]), world.only().record.id);
}

#[tokio::test]
async fn a_device_that_breaks_the_rule_once_nothing_watches_any_more_has_an_incident_of_its_own() {
    let world = World::new();
    let many: Vec<_> = (0..6).map(|n| alert(&format!("pump-{n}"), "Tcp", n)).collect();
    let first = started(&world.deliver(&many).await[0]);
    *world.seen.0.lock().unwrap() = Some(BTreeSet::new());
    let late = world.deliver(&[alert("pump-7", "Tcp", 40 * 60_000)]).await;
    assert_ne!(started(&late[0]), first);
    assert_eq!(world.store.kept().len(), 2);
    // Its end is its own incident's, and another's the rule's.
    let ends = [
        over(alert("pump-7", "Tcp", 0), 50 * 60_000, "alarm-cleared"),
        over(alert("pump-3", "Tcp", 0), 50 * 60_000, "alarm-cleared"),
    ];
    let fates = world.deliver(&ends).await;
    assert_eq!((joined(&fates[0]), joined(&fates[1])), (started(&late[0]), first));
}

#[tokio::test]
async fn what_names_no_device_is_told_beside_what_does() {
    let world = World::new();
    let event = |alarm: &str, thing: Option<&str>, time: &str| {
        let dimensions = thing.map_or_else(|| json!({}), |thing| json!({"ThingName": thing}));
        json!({"detail-type": "CloudWatch Alarm State Change", "source": "aws.cloudwatch", "id": time, "time": time,
               "detail": {"alarmName": alarm, "state": {"value": "ALARM"},
                          "configuration": {"metrics": [{"metricStat": {"metric": {"dimensions": dimensions}}}]}}})
    };
    let first = world
        .deliver(&[event("loud", None, "2026-11-23T02:35:00Z")])
        .await;
    let more: Vec<_> = (1..=4)
        .map(|n| {
            event(
                "loud",
                (n != 4).then_some("pump-1"),
                &format!("2026-11-23T02:36:0{n}Z"),
            )
        })
        .collect();
    let fates = world.deliver(&more).await;
    assert!(
        fates.iter().all(|fate| joined(fate) == started(&first[0])),
        "{fates:?}"
    );
    let only = world.only();
    let told = only.lines();
    assert_eq!(
        told.len(),
        2,
        "one line of the device, one of what names none: {told:?}"
    );
    assert!(
        told.iter().any(|line| line.contains("the alarm loud rings")),
        "{told:?}"
    );
}

#[tokio::test]
async fn devices_far_apart_in_time_do_not_fold() {
    let world = World::new();
    let alerts: Vec<_> = (0..8)
        .map(|n| alert(&format!("pump-{n}"), "Tcp", n * 700_000))
        .collect();
    let fates = world.deliver(&alerts).await;
    assert_eq!(fates.iter().map(started).collect::<BTreeSet<_>>().len(), 8);
}

#[tokio::test]
async fn a_watcher_that_cannot_be_asked_makes_no_incident_wait() {
    let world = World::new();
    *world.seen.0.lock().unwrap() = None;
    started(&world.deliver(&[alert("pump-1", "Tcp", 0)]).await[0]);
}

#[tokio::test]
async fn an_alarm_for_accounts_without_device_defender_takes_the_same_way() {
    let world = World::new();
    let event = |state: &str, time: &str| {
        json!({"detail-type": "CloudWatch Alarm State Change", "source": "aws.cloudwatch", "id": state, "time": time,
               "detail": {"alarmName": "too loud", "state": {"value": state},
                          "configuration": {"metrics": [{"metricStat": {"metric": {"dimensions": {"ThingName": "pump-1"}}}}]}}})
    };
    started(&world.deliver(&[event("ALARM", "2026-11-23T02:35:00Z")]).await[0]);
    let over = world.deliver(&[event("OK", "2026-11-23T02:45:00Z")]).await;
    assert_eq!(joined(&over[0]), world.only().record.id);
    assert_eq!(world.only().record.title, "pump-1: the alarm too loud rings");
}
