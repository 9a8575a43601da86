//! What goes over the wire, where a forgiving account would hide that something is missing.

use crate::bench::{START, token};
use crate::endpoint::Endpoint;
use domain::event::{NewEvent, NewEventKind};
use domain::ids::{EventId, IncidentId};
use response::ports::IncidentStore;
use serde_json::{Value, json};

const ARN: &str = "arn:aws:ssm-incidents::111122223333:incident-record/IotResponsePlan/00000000-0000-4000-8000-000000000001";

fn incident() -> IncidentId {
    "111122223333/IotResponsePlan/00000000-0000-4000-8000-000000000001"
        .parse()
        .unwrap()
}

fn sent(endpoint: &Endpoint) -> Value {
    serde_json::from_str(&endpoint.last_body()).unwrap()
}

fn event() -> NewEvent {
    NewEvent {
        kind: NewEventKind::Note,
        occurred: START.plus(250),
        data: "\"x\"".to_owned(),
    }
}

#[tokio::test]
async fn a_change_of_an_event_names_its_reference_again_and_neither_time_nor_type() {
    let endpoint = Endpoint::answering(204, "").await;
    let id: EventId = "00000000-0000-4000-8000-000000000002".parse().unwrap();
    let token = token("change");
    endpoint
        .store
        .update_event(&incident(), &id, &event(), &token)
        .await
        .unwrap();
    assert_eq!(
        sent(&endpoint),
        json!({
            "clientToken": token.as_str(),
            "incidentRecordArn": ARN,
            "eventId": id.as_str(),
            "eventData": "\"x\"",
            "eventReferences": [{"resource": ARN}],
        })
    );
}

#[tokio::test]
async fn a_new_event_carries_its_time_in_seconds_and_its_reference() {
    let endpoint = Endpoint::answering(201, r#"{"eventId":"00000000-0000-4000-8000-000000000002"}"#).await;
    let token = token("new");
    endpoint
        .store
        .create_event(&incident(), &event(), &token)
        .await
        .unwrap();
    assert_eq!(
        sent(&endpoint),
        json!({
            "clientToken": token.as_str(),
            "incidentRecordArn": ARN,
            "eventTime": 1_795_401_430.25,
            "eventType": "Note",
            "eventData": "\"x\"",
            "eventReferences": [{"resource": ARN}],
        })
    );
}

#[tokio::test]
async fn a_timeline_is_asked_for_newest_first_in_the_largest_pages() {
    let endpoint = Endpoint::answering(200, r#"{"eventSummaries":[]}"#).await;
    endpoint.store.events(&incident()).await.unwrap();
    assert_eq!(
        sent(&endpoint),
        json!({
            "incidentRecordArn": ARN,
            "sortBy": "EVENT_TIME",
            "sortOrder": "DESCENDING",
            "maxResults": 100,
        })
    );
}
