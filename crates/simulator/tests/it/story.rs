//! The demo's story in AWS's shapes.

use serde_json::{Value, json};
use simulator::Seed;

use crate::harness::{START_MS, world};

#[tokio::test]
async fn the_alert_is_the_triggers_raw_data() {
    let world = world(Seed::Demo).await;
    let arn = world.open("pump-117 listens on TCP 123").await;
    let events = world.events(&arn).await;
    assert_eq!(events[0]["eventType"], "SSM Incident Trigger");
    let trigger = world.event_data(&arn, &events[0]).await;
    let alert: Value = serde_json::from_str(trigger["rawData"].as_str().unwrap()).unwrap();
    assert_eq!(alert["thingName"], "pump-117");
    assert_eq!(alert["violationEventType"], "in-alarm");
    assert_eq!(alert["violationEventTime"], START_MS - (27 * 60 + 11) * 1000);
    assert_eq!(alert["metricValue"]["ports"], json!([22, 123, 443]));
    assert_eq!(
        alert["behavior"]["criteria"]["value"]["ports"],
        json!([22, 53, 443])
    );
    assert_eq!(alert["securityProfileName"], "DeviceRuleBaseline");
}

#[tokio::test]
async fn four_incidents_are_open_with_four_impacts() {
    let world = world(Seed::Demo).await;
    let all = world
        .all("/listIncidentRecords", "incidentRecordSummaries", json!({}))
        .await;
    let mut impacts: Vec<i64> = all
        .iter()
        .filter(|r| r["status"] == "OPEN")
        .map(|r| r["impact"].as_i64().unwrap())
        .collect();
    impacts.sort_unstable();
    assert_eq!(impacts, [1, 2, 3, 4]);
    assert_eq!(all.iter().filter(|r| r["status"] == "RESOLVED").count(), 240);
}

#[tokio::test]
async fn an_acknowledgement_names_the_engagement_that_was_paged() {
    let world = world(Seed::Demo).await;
    let arn = world.open("pump-117").await;
    let mut engagements = Vec::new();
    for event in world.events(&arn).await {
        if event["eventType"]
            .as_str()
            .unwrap()
            .starts_with("SSM Contacts Page")
        {
            engagements.push(world.event_data(&arn, &event).await["engagementArn"].clone());
        }
    }
    assert_eq!(engagements.len(), 2);
    assert_eq!(engagements[0], engagements[1]);
}

#[tokio::test]
async fn nothing_in_the_seeded_world_lies_in_its_future() {
    let world = world(Seed::Demo).await;
    let now = json!(1_772_332_860.0).as_f64().unwrap();
    for record in world
        .all("/listIncidentRecords", "incidentRecordSummaries", json!({}))
        .await
    {
        let arn = record["arn"].as_str().unwrap();
        assert!(record["creationTime"].as_f64().unwrap() <= now, "{record}");
        assert!(
            record["resolvedTime"].as_f64().unwrap_or_default() <= now,
            "{record}"
        );
        for event in world.events(arn).await {
            assert!(
                event["eventTime"].as_f64().unwrap() <= now,
                "{} {event}",
                record["title"]
            );
        }
        world.handle.reset_quotas();
    }
}
