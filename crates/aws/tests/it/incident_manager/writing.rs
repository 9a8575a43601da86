use crate::bench::{Bench, PLAN, START, token};
use domain::act::RecordChange;
use domain::incident::{Impact, Status};
use domain::text::{Summary, Title};
use response::ports::{IncidentStart, IncidentStore, StoreError};

#[tokio::test]
async fn each_field_is_changed_alone_and_the_others_stay() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let none = RecordChange::default;
    let mut expected = bench.store.incident(&id).await.unwrap();
    let changes = [
        RecordChange {
            title: Some(Title::new("pump-118").unwrap()),
            ..none()
        },
        RecordChange {
            summary: Some(Summary::new("").unwrap()),
            ..none()
        },
        RecordChange {
            impact: Some(Impact::NoImpact),
            ..none()
        },
        RecordChange {
            status: Some(Status::Resolved),
            ..none()
        },
        RecordChange {
            status: Some(Status::Open),
            ..none()
        },
    ];
    for (n, change) in changes.into_iter().enumerate() {
        bench.running.world().advance_ms(1_000);
        let token = token(&n.to_string());
        bench.store.update(&id, &change, &token).await.unwrap();
        let found = bench.store.incident(&id).await.unwrap();
        expected.modified = expected.modified.plus(1_000);
        expected.title = change.title.map_or(expected.title, String::from);
        expected.summary = change.summary.map(String::from).or(expected.summary);
        expected.impact = change.impact.unwrap_or(expected.impact);
        expected.status = change.status.unwrap_or(expected.status);
        expected.resolved = found.resolved;
        assert_eq!(found, expected);
        assert_eq!(
            found.status == Status::Resolved,
            found.resolved == Some(START.plus(4_000))
        );
        let calls = bench.calls("UpdateIncidentRecord");
        assert_eq!(calls[n].client_token.as_deref(), Some(token.as_str()));
    }
}

#[tokio::test]
async fn an_incident_is_started_from_its_plan_with_its_own_title_and_impact() {
    let bench = Bench::new().await;
    let start = IncidentStart {
        title: Title::new("valve-3 answers to nobody").unwrap(),
        impact: Some(Impact::Low),
        plan: PLAN.parse().unwrap(),
        items: Vec::new(),
        trigger: None,
    };
    let id = bench.store.start(&start, &token("start")).await.unwrap();
    assert_eq!((id.account.as_str(), id.plan.as_str()), ("111122223333", PLAN));
    let record = bench.store.incident(&id).await.unwrap();
    assert_eq!(
        (record.title.as_str(), record.impact),
        ("valve-3 answers to nobody", Impact::Low)
    );
    assert_eq!(record.source, "aws.ssm-incidents.custom");
    let calls = bench.calls("StartIncident");
    assert_eq!(calls[0].client_token.as_deref(), Some(token("start").as_str()));
}

#[tokio::test]
async fn a_plan_that_does_not_exist_starts_nothing() {
    let bench = Bench::new().await;
    let start = IncidentStart {
        title: Title::new("x").unwrap(),
        impact: Some(Impact::Low),
        plan: "NoSuchPlan".parse().unwrap(),
        items: Vec::new(),
        trigger: None,
    };
    let started = bench.store.start(&start, &token("start")).await;
    assert!(
        matches!(
            started,
            Err(StoreError::NotFound { .. } | StoreError::Refused { .. })
        ),
        "{started:?}"
    );
    assert!(
        bench
            .store
            .incidents(Status::Open, None)
            .await
            .unwrap()
            .is_empty()
    );
}
