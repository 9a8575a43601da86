//! Messages as queues deliver them, and a store that doesn't answer.

use super::memory::Fails;
use super::world::{World, alert, joined, over, started};
use response::workflow::{DetectError, Fate, Message, detect};
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_message_that_comes_twice_is_one_incident_without_a_second_line() {
    let world = World::new();
    let one = alert("pump-1", "Tcp", 0);
    let fates = world.deliver(&[one.clone(), one.clone()]).await;
    assert_eq!(started(&fates[0]), started(&fates[1]));
    let again = world.deliver_as(&[one], true).await;
    assert_eq!(joined(&again[0]), world.only().record.id);
    assert_eq!(world.only().lines().len(), 0, "it is in the trigger");
}

#[tokio::test]
async fn a_line_that_was_told_longer_ago_than_tokens_live_is_not_told_twice() {
    let world = World::new();
    world.deliver(&[alert("pump-1", "Tcp", 0)]).await;
    let second = alert("pump-1", "Udp", 1_000);
    world.deliver(std::slice::from_ref(&second)).await;
    // The store has forgotten every token; the message comes once more.
    world.store.forget_tokens();
    world.deliver_as(&[second], true).await;
    assert_eq!(world.only().lines().len(), 1);
}

#[tokio::test]
async fn an_end_that_overtakes_its_beginning_loses_nothing() {
    let world = World::new();
    let one = alert("pump-1", "Tcp", 0);
    let end = over(one.clone(), 300_000, "alarm-cleared");
    let fates = world.deliver(&[end.clone(), one.clone()]).await;
    // In one delivery they are put in order.
    assert_eq!(joined(&fates[0]), started(&fates[1]));
    // Late by hours, it still is an incident: somebody has to look.
    let other = alert("pump-2", "Tcp", -5 * 3_600_000);
    started(&world.deliver(&[other]).await[0]);
}

#[tokio::test]
async fn malformed_messages_fail_alone_and_are_kept_for_people() {
    let world = World::new();
    let bodies = [
        alert("pump-1", "Tcp", 0).to_string(),
        "{\"violationEventTime\":".to_owned(),
        json!({"hello": "world"}).to_string(),
        "\u{0}".repeat(300_000),
    ];
    let messages = bodies.map(|body| Message { body, again: false });
    let fates = detect(&world.desk, &messages).await;
    started(&fates[0]);
    for fate in &fates[1..] {
        assert!(
            matches!(fate, Fate::Failed(DetectError::Unreadable(_))),
            "{fate:?}"
        );
    }
    assert_eq!(world.store.kept().len(), 1);
}

#[tokio::test]
async fn a_giant_message_is_an_incident() {
    let world = World::new();
    let mut giant = alert("pump-1", "Tcp", 0);
    giant["metricValue"]["ports"] = (1..60_000).collect::<Vec<u32>>().into();
    started(&world.deliver(&[giant]).await[0]);
    assert!(world.only().start.trigger.unwrap().raw.len() <= 10_000);
}

#[tokio::test]
async fn a_store_that_throttles_for_an_hour_loses_nothing() {
    let world = World::new();
    let alerts: Vec<_> = (0..5)
        .map(|n| alert(&format!("pump-{n}"), "Tcp", n * 700_000))
        .collect();
    world.store.fails(Some(Fails::Throttled));
    for _ in 0..12 {
        let fates = world.deliver_as(&alerts, true).await;
        assert!(
            fates
                .iter()
                .all(|fate| matches!(fate, Fate::Failed(DetectError::Store(_)))),
            "the queue keeps each: {fates:?}"
        );
    }
    world.store.fails(None);
    let fates = world.deliver_as(&alerts, true).await;
    assert_eq!(fates.iter().map(started).collect::<BTreeSet<_>>().len(), 5);
}

#[tokio::test]
async fn two_functions_that_start_at_the_same_moment_come_to_one_incident() {
    let world = World::new();
    let (tcp, udp) = (alert("pump-1", "Tcp", 0), alert("pump-1", "Udp", 5));
    let messages = |body: &serde_json::Value| {
        [Message {
            body: body.to_string(),
            again: false,
        }]
    };
    let one = detect(&world.desk, &messages(&tcp)).await;
    // Both had read that nothing is open before either started anything.
    world.store.hides_next_list();
    let other = detect(&world.desk, &messages(&udp)).await;
    assert_eq!(started(&one[0]), joined(&other[0]));
    assert_eq!(world.only().lines().len(), 1, "the second is told on the first's");
}
