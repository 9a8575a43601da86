//! A thousand devices in one minute.

use super::world::{World, alert, over};
use response::workflow::Fate;
use serde_json::Value;

fn storm() -> Vec<Value> {
    (0..1_000)
        .map(|n| alert(&format!("pump-{n:04}"), "Tcp", n * 60))
        .collect()
}

#[tokio::test]
async fn a_thousand_devices_in_one_minute_are_one_incident_that_names_each() {
    let world = World::new();
    let mut fates = Vec::new();
    // As a queue delivers them: a hundred at a time.
    for batch in storm().chunks(100) {
        fates.extend(world.deliver(batch).await);
    }
    assert!(
        fates
            .iter()
            .all(|fate| !matches!(fate, Fate::Failed(_) | Fate::Nothing)),
        "none is lost"
    );
    let only = world.only();
    assert!(only.items.len() <= 100, "{} items", only.items.len());
    let told = only.lines().concat() + &only.start.trigger.clone().unwrap().raw;
    for n in 0..1_000 {
        assert!(told.contains(&format!("pump-{n:04}")), "pump-{n:04} is not named");
    }
    let calls = world.store.calls();
    let of = |name: &str| calls.iter().filter(|call| **call == name).count();
    assert_eq!(of("start"), 1, "one page");
    assert!(of("create_event") <= 10, "{} lines", of("create_event"));
    assert!(calls.len() < 150, "{} calls", calls.len());
}

#[tokio::test]
async fn a_storm_that_comes_one_by_one_pages_no_more_than_the_limit_and_once() {
    let world = World::new();
    let mut seen = std::collections::BTreeSet::new();
    for one in storm().iter().take(200) {
        seen.insert(one["thingName"].as_str().unwrap().parse().unwrap());
        *world.seen.0.lock().unwrap() = Some(seen.clone());
        world.deliver(std::slice::from_ref(one)).await;
    }
    let limit = world.desk.settings.fold_above;
    assert_eq!(world.store.kept().len(), limit + 1);
}

#[tokio::test]
async fn the_end_of_a_storm_is_told_in_few_lines() {
    let world = World::new();
    let all = storm();
    world.deliver(&all).await;
    let before = world.only().lines().len();
    let ends: Vec<Value> = all
        .iter()
        .map(|one| over(one.clone(), 900_000, "alarm-cleared"))
        .collect();
    let fates = world.deliver(&ends).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::Joined(_))));
    assert!(world.only().lines().len() - before <= 3);
}
