//! As much data as a measurement wants.

use serde_json::json;
use simulator::{Rate, Seed};

use crate::harness::world;

const ENOUGH: Rate = Rate {
    per_second: 1e6,
    burst: 1e6,
};

#[tokio::test]
async fn an_incident_with_ten_thousand_events_has_exactly_so_many() {
    let world = world(Seed::Empty).await;
    world.handle.set_quota(None, ENOUGH);
    let arn = world.handle.make_incident("gateway-009 floods", 10_000);
    let events = world.events(&arn).await;
    assert_eq!(events.len(), 10_000);
    let times: Vec<f64> = events
        .iter()
        .map(|event| event["eventTime"].as_f64().unwrap())
        .collect();
    assert!(times.is_sorted());
    assert_eq!(world.record(&arn).await["title"], "gateway-009 floods");
}

#[tokio::test]
async fn ten_thousand_resolved_incidents_are_listed_and_filtered() {
    let world = world(Seed::Empty).await;
    world.handle.set_quota(None, ENOUGH);
    world.handle.make_resolved_incidents(10_000);
    let all = world
        .all("/listIncidentRecords", "incidentRecordSummaries", json!({}))
        .await;
    assert_eq!(all.len(), 10_000);
    let filters = json!([{"key": "status", "condition": {"equals": {"stringValues": ["OPEN"]}}}]);
    let open = world
        .all(
            "/listIncidentRecords",
            "incidentRecordSummaries",
            json!({"filters": filters}),
        )
        .await;
    assert!(open.is_empty());
}
