use crate::bench::{Bench, START, arn, token};
use aws_sdk_ssmincidents::primitives::DateTime;
use aws_sdk_ssmincidents::types::EventReference;
use domain::event::{EventHead, NewEvent, NewEventKind, TimelineEvent};
use response::ports::{IncidentStore, StoreError};

const DATA: &str = r#"{"text":"Valve closed by hand \u00e4 ☂ \"quoted\" <script>"}"#;

fn note(data: &str) -> NewEvent {
    NewEvent {
        kind: NewEventKind::Note,
        occurred: START.plus(-90_500),
        data: data.to_owned(),
    }
}

#[tokio::test]
async fn a_note_is_written_for_the_incident_and_read_back_with_every_member() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let event = bench
        .store
        .create_event(&id, &note(DATA), &token("note"))
        .await
        .unwrap();
    let head = EventHead {
        id: event.clone(),
        kind: "Note".to_owned(),
        occurred: START.plus(-90_500),
        updated: START,
        references: vec![arn(&id)],
    };
    let expected = TimelineEvent {
        head: head.clone(),
        data: DATA.to_owned(),
    };
    assert_eq!(bench.store.event(&id, &event).await.unwrap(), expected);
    assert!(bench.store.events(&id).await.unwrap().contains(&head));
}

#[tokio::test]
async fn a_custom_event_is_written_under_the_type_aws_has_for_it() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let custom = NewEvent {
        kind: NewEventKind::Custom,
        ..note(DATA)
    };
    let event = bench
        .store
        .create_event(&id, &custom, &token("custom"))
        .await
        .unwrap();
    let read = bench.store.event(&id, &event).await.unwrap();
    assert_eq!(read.head.kind, "Custom Event");
}

#[tokio::test]
async fn what_the_service_writes_is_read_whatever_its_type() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let mut kinds = Vec::new();
    for head in bench.store.events(&id).await.unwrap() {
        let event = bench.store.event(&id, &head.id).await.unwrap();
        assert_eq!(event.head, head);
        kinds.push(head.kind);
    }
    kinds.sort();
    assert!(
        kinds.iter().any(|kind| kind == "SSM Incident Trigger"),
        "{kinds:?}"
    );
    assert!(kinds.iter().any(|kind| kind == "SSM Incident Start"), "{kinds:?}");
}

#[tokio::test]
async fn references_to_items_and_resources_are_read_in_order() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let item = "related-item/OTHER/0123456789ABCDEF0123456789ABCDEF";
    let event = bench
        .aws
        .create_timeline_event()
        .incident_record_arn(arn(&id))
        .event_time(DateTime::from_millis(START.0))
        .event_type("Custom Event")
        .event_data("\"x\"")
        .event_references(EventReference::RelatedItemId(item.to_owned()))
        .event_references(EventReference::Resource(
            "arn:aws:iot:eu-central-1:111122223333:thing/a".into(),
        ))
        .send()
        .await
        .unwrap()
        .event_id;
    let read = bench.store.event(&id, &event.parse().unwrap()).await.unwrap();
    assert_eq!(
        read.head.references,
        [item, "arn:aws:iot:eu-central-1:111122223333:thing/a"]
    );
}

#[tokio::test]
async fn a_timeline_of_several_pages_is_read_whole_newest_first() {
    let bench = Bench::new().await;
    let arn = bench.running.world().make_incident("busy", 250);
    let text = arn
        .replace("arn:aws:ssm-incidents::", "")
        .replace(":incident-record", "");
    let heads = bench.store.events(&text.parse().unwrap()).await.unwrap();
    assert_eq!(heads.len(), 250);
    assert!(heads.is_sorted_by(|a, b| a.occurred >= b.occurred));
    assert_eq!(bench.calls("ListTimelineEvents").len(), 3);
}

#[tokio::test]
async fn a_changed_note_keeps_its_time_its_type_and_its_place_among_the_notes() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let event = bench
        .store
        .create_event(&id, &note(DATA), &token("note"))
        .await
        .unwrap();
    bench.running.world().advance_ms(5_000);
    let changed = NewEvent {
        kind: NewEventKind::Custom,
        occurred: START.plus(777),
        data: "\"changed\"".to_owned(),
    };
    let token = token("changed");
    bench
        .store
        .update_event(&id, &event, &changed, &token)
        .await
        .unwrap();
    assert_eq!(
        bench.store.event(&id, &event).await.unwrap(),
        TimelineEvent {
            head: EventHead {
                id: event.clone(),
                kind: "Note".to_owned(),
                occurred: START.plus(-90_500),
                updated: START.plus(5_000),
                references: vec![arn(&id)],
            },
            data: "\"changed\"".to_owned(),
        }
    );
    let calls = bench.calls("UpdateTimelineEvent");
    assert_eq!(calls[0].client_token.as_deref(), Some(token.as_str()));
}

#[tokio::test]
async fn an_event_that_is_gone_is_not_found() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let event = bench
        .store
        .create_event(&id, &note(DATA), &token("note"))
        .await
        .unwrap();
    let delete = bench.aws.delete_timeline_event().incident_record_arn(arn(&id));
    delete.event_id(event.as_str()).send().await.unwrap();
    assert_eq!(
        bench.store.event(&id, &event).await.unwrap_err(),
        StoreError::NotFound {
            operation: "GetTimelineEvent"
        }
    );
    let heads = bench.store.events(&id).await.unwrap();
    assert!(heads.iter().all(|head| head.id != event));
}
