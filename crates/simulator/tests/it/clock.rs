//! The world's clock rules everything that has a time.

use serde_json::json;
use simulator::{ClockMode, Seed};

use crate::harness::{START_MS, world};

#[tokio::test]
async fn a_frozen_world_dates_everything_by_its_own_clock() {
    let world = world(Seed::Demo).await;
    assert_eq!(world.handle.clock_mode(), ClockMode::Frozen);
    let arn = world.start(json!({})).await;
    world.handle.advance_ms(1_500);
    world
        .done("/updateIncidentRecord", json!({"arn": arn, "status": "RESOLVED"}))
        .await;
    let record = world.record(&arn).await;
    assert_eq!(record["creationTime"], json!(1_772_332_860.0));
    assert_eq!(record["resolvedTime"], json!(1_772_332_861.5));
    assert_eq!(record["lastModifiedTime"], record["resolvedTime"]);
    assert_eq!(world.handle.now_ms(), START_MS + 1_500);
}

#[tokio::test]
async fn a_world_that_runs_goes_on_from_where_it_was_set() {
    let world = world(Seed::Empty).await;
    world.handle.set_clock_mode(ClockMode::Real);
    world.handle.set_ms(START_MS + 1_000_000);
    let first = world.handle.now_ms();
    assert!(first >= START_MS + 1_000_000);
    while world.handle.now_ms() == first {
        tokio::task::yield_now().await;
    }
    assert!(world.handle.now_ms() > first);
}
