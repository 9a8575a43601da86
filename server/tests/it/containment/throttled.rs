//! An account that begins to throttle in the middle of many devices, and ends: the real adapter and gateway, over the wire.

use super::ward::{MINUTE, Wired, responder};
use crate::site::entry;
use domain::containment::{Stage, Strength};
use domain::ids::DeviceName;
use response::containment::quarantine;
use serde_json::Value;
use simulator::{Fault, FaultKind, Things};
use std::collections::BTreeMap;

const MANY: usize = 20;
/// So many are in the group, and so many were read back there, when AWS begins to throttle.
const PUT: usize = 8;
const SEEN: usize = 5;
/// How often it is looked at: each look is a dozen calls a device.
const EVERY: i64 = 60_000;
const ADD: &str = "AddThingToThingGroup";
const CLAIMS: [Stage; 3] = [Stage::Applied, Stage::Effective, Stage::Verified];
/// Reads of each kind that an order is judged by.
const READS: [&str; 4] = [
    "ListThingGroupsForThing",
    "ListThingPrincipalsV2",
    "GetThingConnectivityData",
    "TestAuthorization",
];

#[tokio::test]
async fn many_devices_are_all_contained_though_aws_throttles_in_the_middle_of_them() {
    let ward = Wired::at_the_waterworks().await;
    let names = things(&ward);
    let devices: Vec<&DeviceName> = names.iter().collect();
    let ask = ward.ask(&devices, Strength::Group);
    quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    throttles_after(&ward, ADD, PUT);
    for read in READS {
        throttles_after(&ward, read, MANY + SEEN);
    }
    ward.look().await;
    ward.pass_seldom(1_000, 500).await;
    let first = claimed(&ward).await;
    let applied = first.values().filter(|claims| **claims > 0).count();
    assert_eq!((ward.done(ADD), applied), (PUT as u64, SEEN), "{first:?}");
    for _ in 0..5 {
        ward.pass_seldom(MINUTE, EVERY / 2).await;
        assert_eq!(claimed(&ward).await, first, "what can't be read changes no claim");
    }
    assert_eq!(ward.done(ADD), PUT as u64, "it throttles still");
    ward.site.aws.clear_faults(None);
    // No pause after a failure is longer than a minute.
    ward.pass_seldom(2 * MINUTE, EVERY / 4).await;
    assert!(claimed(&ward).await.values().all(|claims| *claims > 0));
    let mut all = first;
    for _ in 0..10 {
        ward.pass_seldom(3 * MINUTE, EVERY).await;
        all = claimed(&ward).await;
    }
    assert!(all.values().all(|claims| *claims == CLAIMS.len()), "{all:?}");
    assert_eq!(ward.done(ADD), MANY as u64, "each was put in once");
    let told = ward.reports().await;
    for stage in CLAIMS {
        let count = told.iter().filter(|(one, _)| *one == stage).count();
        assert_eq!(count, MANY, "{stage:?}: {told:?}");
    }
}

fn things(ward: &Wired) -> Vec<DeviceName> {
    let asked = Things {
        prefix: "line".into(),
        count: MANY,
        shared: false,
        connected: true,
    };
    let names = ward.site.aws.make_things(&asked).into_iter();
    names.map(|name| name.parse().unwrap()).collect()
}

/// The operation refuses after so many calls, until the faults are cleared.
fn throttles_after(ward: &Wired, operation: &str, count: usize) {
    let fault = Fault::of(FaultKind::Throttle).on(operation);
    ward.site.aws.add_fault(fault.skip(count as u64));
}

/// How many of the states each device claims. None is claimed that the account doesn't show, and no order is lost.
async fn claimed(ward: &Wired) -> BTreeMap<DeviceName, usize> {
    let path = "/thing-groups/QUARANTINED/things?maxResults=250";
    let read = ward.fleet.iot("GET", path, Value::Null).await;
    let members: Vec<&str> = read["things"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let mut all = BTreeMap::new();
    for course in ward.console.journal.courses_on(ward.id()).await.unwrap() {
        let (device, found) = (course.order.device, course.progress);
        let claims = [&found.applied, &found.effective, &found.verified].map(Option::is_some);
        let is_in = members.contains(&device.as_str());
        assert!(!claims[0] || is_in, "{device}: {found:?}");
        let is_gone = !ward.is_connected(device.as_str());
        assert!(!(claims[1] || claims[2]) || is_gone, "{device}: {found:?}");
        let count = claims.into_iter().filter(|one| *one).count();
        assert_eq!(all.insert(device, count), None, "two orders for one device");
    }
    assert_eq!(all.len(), MANY);
    all
}
