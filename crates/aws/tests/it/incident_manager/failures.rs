use crate::bench::{Bench, START, hasty, settings, token};
use crate::endpoint::Endpoint;
use aws::Account;
use domain::act::RecordChange;
use domain::event::{NewEvent, NewEventKind};
use domain::ids::IncidentId;
use domain::incident::{Impact, Status};
use response::ports::{IncidentStore, StoreError};
use simulator::{Fault, FaultKind, READER_ACCESS_KEY};
use std::time::Duration;

const GET: &str = "GetIncidentRecord";
const UPDATE: &str = "UpdateIncidentRecord";

fn change() -> RecordChange {
    RecordChange {
        impact: Some(Impact::Low),
        ..RecordChange::default()
    }
}

fn nowhere() -> IncidentId {
    "111122223333/IotResponsePlan/00000000-0000-4000-8000-000000000000"
        .parse()
        .unwrap()
}

#[tokio::test]
async fn throttling_is_waited_out() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    bench.fail(Fault::of(FaultKind::Throttle).on(GET).times(2));
    bench.store.incident(&id).await.unwrap();
    assert_eq!(bench.calls(GET).len(), 3);
}

#[tokio::test]
async fn throttling_without_end_is_told_as_throttling() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    bench.fail(Fault::of(FaultKind::Throttle));
    let throttled = |operation| StoreError::Throttled { operation };
    assert_eq!(bench.store.incident(&id).await.unwrap_err(), throttled(GET));
    let updated = bench.store.update(&id, &change(), &token("x")).await;
    assert_eq!(updated.unwrap_err(), throttled(UPDATE));
    assert_eq!(bench.calls(GET).len(), 3);
}

#[tokio::test]
async fn a_list_is_read_whole_though_some_of_its_pages_are_throttled() {
    let bench = Bench::new().await;
    bench.running.world().make_resolved_incidents(420);
    for skip in [1, 4] {
        bench.fail(Fault {
            skip,
            ..Fault::of(FaultKind::Throttle).on("ListIncidentRecords").times(1)
        });
    }
    let all = bench.store.incidents(Status::Resolved, None).await.unwrap();
    assert_eq!(all.len(), 420);
    let figures = bench.account.gateway().calls();
    let list = figures
        .iter()
        .find(|figure| figure.operation == "ListIncidentRecords")
        .unwrap();
    assert_eq!((list.sent, list.throttled, list.failed), (7, 2, 0));
}

#[tokio::test]
async fn a_role_without_the_right_is_told_which_one_is_missing() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let reader = Account::connect(settings(&bench.running, READER_ACCESS_KEY))
        .await
        .unwrap();
    let denied = reader
        .incident_manager()
        .update(&id, &change(), &token("x"))
        .await;
    assert_eq!(
        denied.unwrap_err(),
        StoreError::Denied {
            operation: UPDATE,
            action: "ssm-incidents:UpdateIncidentRecord".to_owned()
        }
    );
    assert_eq!(bench.calls(UPDATE).len(), 1);
}

#[tokio::test]
async fn a_denial_by_policy_is_not_tried_again() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    bench.fail(Fault::of(FaultKind::Deny).on(GET));
    assert_eq!(
        bench.store.incident(&id).await.unwrap_err(),
        StoreError::Denied {
            operation: GET,
            action: "ssm-incidents:GetIncidentRecord".to_owned()
        }
    );
    assert_eq!(bench.calls(GET).len(), 1);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let bench = Bench::new().await;
    let missing = nowhere();
    let not_found = |operation| StoreError::NotFound { operation };
    let store = &bench.store;
    assert_eq!(store.incident(&missing).await.unwrap_err(), not_found(GET));
    let updated = store.update(&missing, &change(), &token("x")).await;
    assert_eq!(updated.unwrap_err(), not_found(UPDATE));
}

#[tokio::test]
async fn a_refusal_says_what_aws_says() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let long = NewEvent {
        kind: NewEventKind::Note,
        occurred: START,
        data: "x".repeat(NewEvent::DATA_LIMIT + 1),
    };
    let refused = bench
        .store
        .create_event(&id, &long, &token("long"))
        .await
        .unwrap_err();
    let StoreError::Refused { operation, message } = refused else {
        return assert_eq!(refused.to_string(), "refused");
    };
    assert_eq!(operation, "CreateTimelineEvent");
    assert!(
        message.contains("eventData") && message.contains("12000"),
        "{message}"
    );
}

#[tokio::test]
async fn conflicts_and_full_quotas_are_refusals() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    for (code, status) in [("ConflictException", 409), ("ServiceQuotaExceededException", 402)] {
        bench.fail(Fault {
            code: Some(code.to_owned()),
            status: Some(status),
            message: Some(format!("{code}, in words")),
            ..Fault::of(FaultKind::Error).on(UPDATE).times(1)
        });
        assert_eq!(
            bench
                .store
                .update(&id, &change(), &token(code))
                .await
                .unwrap_err(),
            StoreError::Refused {
                operation: UPDATE,
                message: format!("{code}, in words")
            }
        );
    }
}

#[tokio::test]
async fn what_aws_does_not_answer_is_unavailable_and_leaves_doubt() {
    let bench = Bench::with(hasty()).await;
    let id = bench.incident("pump-117").await;
    for (kind, says) in [
        (FaultKind::Cut, "connection closed"),
        (FaultKind::TimeOut, "no answer in time"),
        (FaultKind::Error, "HTTP 500 An internal error has occurred"),
    ] {
        bench.running.world().clear_faults(None);
        bench.running.world().clear_calls();
        bench.fail(Fault::of(kind));
        for error in [
            bench.store.incident(&id).await.unwrap_err(),
            bench.store.update(&id, &change(), &token("x")).await.unwrap_err(),
        ] {
            assert!(
                error.leaves_doubt() && error.to_string().contains(says),
                "{kind:?}: {error}"
            );
        }
        assert_eq!(
            (bench.calls(GET).len(), bench.calls(UPDATE).len()),
            (3, 3),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn a_reply_that_takes_longer_than_an_attempt_is_given_up_and_asked_for_again() {
    let bench = Bench::with(hasty()).await;
    let id = bench.incident("pump-117").await;
    bench.fail(Fault {
        delay_ms: 60_000,
        ..Fault::of(FaultKind::Delay).on(GET).times(1)
    });
    let read = tokio::time::timeout(Duration::from_secs(20), bench.store.incident(&id));
    assert_eq!(read.await.unwrap().unwrap().title, "pump-117");
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_unavailable() {
    for (status, body) in [
        (200, "{\"incidentRecord\": {\"arn\""),
        (200, "<html>a proxy's page</html>"),
        (502, "<html>Bad gateway</html>"),
        (503, ""),
    ] {
        let error = Endpoint::answering(status, body)
            .await
            .store
            .incident(&nowhere())
            .await
            .unwrap_err();
        assert!(error.leaves_doubt(), "{status} {body}: {error}");
    }
}

#[tokio::test]
async fn a_write_whose_answer_cannot_be_read_leaves_doubt() {
    let store = Endpoint::answering(200, "{\"eventId\":").await.store;
    let note = NewEvent {
        kind: NewEventKind::Note,
        occurred: START,
        data: "\"x\"".to_owned(),
    };
    let written = store.create_event(&nowhere(), &note, &token("note")).await;
    assert!(written.as_ref().unwrap_err().leaves_doubt(), "{written:?}");
}

#[tokio::test]
async fn an_answer_without_what_was_asked_for_is_neither_a_panic_nor_an_empty_record() {
    let store = Endpoint::answering(200, "{}").await.store;
    let event = "00000000-0000-4000-8000-000000000000".parse().unwrap();
    for error in [
        store.incident(&nowhere()).await.unwrap_err(),
        store.event(&nowhere(), &event).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains("answered without"), "{error}");
    }
    let other = r#"{"incidentRecord":{"arn":"arn:aws:ssm-incidents::111122223333:incident-record/P/x"}}"#;
    let error = Endpoint::answering(200, other)
        .await
        .store
        .incident(&nowhere())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("answered without"), "{error}");
}
