//! What cuts a device, to the millisecond: not before its delay is over, and then at once.

use serde_json::{Value, json};
use simulator::Seed;

use crate::harness::{START_MS, World, world};

const MINUTE: i64 = 60_000;
const PUMP: &str = "pump-118";

/// Whether the device is connected, why not, and since when, as the registry's side and the broker's tell it.
async fn connection(world: &World, thing: &str) -> (bool, Value, Value) {
    let registry = world
        .iot("POST", &format!("/things/{thing}/connectivity-data"), json!({}))
        .await;
    let broker = world.data("GET", &format!("/connections/{thing}")).await;
    assert_eq!(registry["connected"], broker["connected"], "{registry} {broker}");
    let since = broker["disconnectedSince"].clone();
    (
        broker["connected"] == true,
        broker["disconnectReason"].clone(),
        since,
    )
}

#[tokio::test]
async fn a_deny_cuts_seven_minutes_after_it_was_attached_and_not_before() {
    let world = world(Seed::Demo).await;
    let join = json!({"thingGroupName": "QUARANTINED", "thingName": PUMP});
    world
        .iot("PUT", "/thing-groups/addThingToThingGroup", join.clone())
        .await;
    world.handle.advance_ms(7 * MINUTE - 1);
    assert!(connection(&world, PUMP).await.0, "it was cut too early");
    world.handle.advance_ms(1);
    let cut = (false, json!("AUTH_ERROR"), json!(START_MS + 7 * MINUTE));
    assert_eq!(connection(&world, PUMP).await, cut);
    // It tries again by itself all the time, and is kept out.
    world.handle.advance_ms(30 * MINUTE);
    assert_eq!(connection(&world, PUMP).await, cut);
    world
        .iot("PUT", "/thing-groups/removeThingFromThingGroup", join)
        .await;
    world.handle.advance_ms(7 * MINUTE - 1);
    assert!(!connection(&world, PUMP).await.0, "it came back too early");
    world.handle.advance_ms(1);
    assert!(connection(&world, PUMP).await.0, "it did not come back");
}

#[tokio::test]
async fn a_deny_binds_only_under_the_things_own_name() {
    let world = world(Seed::Demo).await;
    let join = json!({"thingGroupName": "QUARANTINED", "thingName": "gateway-009"});
    world.iot("PUT", "/thing-groups/addThingToThingGroup", join).await;
    world.handle.advance_ms(30 * MINUTE);
    let there = world.data("GET", "/connections/gw-supplier-0009").await;
    assert_eq!(there["connected"], true, "{there}");
}

#[tokio::test]
async fn an_inactive_certificate_cuts_two_minutes_later_and_not_before() {
    let world = world(Seed::Demo).await;
    let principals = world
        .iot("GET", "/things/valve-201/principals", Value::Null)
        .await;
    let arn = principals["principals"][0].as_str().unwrap().to_owned();
    let id = arn.rsplit('/').next().unwrap();
    let path = format!("/certificates/{id}?newStatus=INACTIVE");
    world.iot("PUT", &path, Value::Null).await;
    world.handle.advance_ms(2 * MINUTE - 1);
    for thing in ["valve-201", "valve-202", "valve-203"] {
        assert!(connection(&world, thing).await.0, "{thing} was cut too early");
    }
    world.handle.advance_ms(1);
    for thing in ["valve-201", "valve-202", "valve-203"] {
        let cut = (false, json!("AUTH_ERROR"), json!(START_MS + 2 * MINUTE));
        assert_eq!(connection(&world, thing).await, cut, "{thing}");
    }
    let path = format!("/certificates/{id}?newStatus=ACTIVE");
    world.iot("PUT", &path, Value::Null).await;
    assert!(connection(&world, "valve-202").await.0);
}
