use crate::bench::{Bench, PLAN, START, arn, gateway, token};
use domain::act::RecordChange;
use domain::incident::{Impact, IncidentRecord, IncidentSummary, Status};
use domain::text::{Summary, Title};
use response::ports::IncidentStore;
use simulator::Seed;

const ADMIN: &str = "arn:aws:iam::111122223333:user/fleet-admin";

#[tokio::test]
async fn a_record_is_read_with_every_member() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117 listens on TCP 123").await;
    let mut expected = IncidentRecord {
        id: id.clone(),
        title: "pump-117 listens on TCP 123".to_owned(),
        summary: Some("Security profile violation".to_owned()),
        status: Status::Open,
        impact: Impact::High,
        created: START,
        modified: START,
        modified_by: ADMIN.to_owned(),
        resolved: None,
        created_by: ADMIN.to_owned(),
        source: "aws.ssm-incidents.custom".to_owned(),
        runbooks: Vec::new(),
        gone: None,
    };
    assert_eq!(bench.store.incident(&id).await.unwrap(), expected);

    bench.running.world().advance_ms(61_250);
    let change = RecordChange {
        title: Some(Title::new("pump-117 listens on TCP 123 and 8080").unwrap()),
        summary: Some(Summary::new("Two ports.\nOne is known.").unwrap()),
        impact: Some(Impact::Critical),
        status: Some(Status::Resolved),
    };
    bench.store.update(&id, &change, &token("change")).await.unwrap();
    expected.title = "pump-117 listens on TCP 123 and 8080".to_owned();
    expected.summary = Some("Two ports.\nOne is known.".to_owned());
    expected.impact = Impact::Critical;
    expected.status = Status::Resolved;
    expected.modified = START.plus(61_250);
    expected.resolved = Some(START.plus(61_250));
    assert_eq!(bench.store.incident(&id).await.unwrap(), expected);
}

#[tokio::test]
async fn the_list_tells_every_member_newest_first_by_status() {
    let bench = Bench::new().await;
    let first = bench.incident("first").await;
    bench.running.world().advance_ms(1_000);
    let second = bench.incident("second").await;
    bench.running.world().advance_ms(1_000);
    let third = bench.incident("third").await;
    let resolve = RecordChange {
        status: Some(Status::Resolved),
        ..RecordChange::default()
    };
    bench
        .store
        .update(&second, &resolve, &token("resolve"))
        .await
        .unwrap();
    let summary = |id, title: &str, after| IncidentSummary {
        id,
        title: title.to_owned(),
        status: Status::Open,
        impact: Impact::High,
        created: START.plus(after),
        resolved: None,
    };
    assert_eq!(
        bench.store.incidents(Status::Open, None).await.unwrap(),
        [summary(third.clone(), "third", 2_000), summary(first, "first", 0)]
    );
    assert_eq!(
        bench.store.incidents(Status::Resolved, None).await.unwrap(),
        [IncidentSummary {
            status: Status::Resolved,
            resolved: Some(START.plus(2_000)),
            ..summary(second, "second", 1_000)
        }]
    );
    assert_eq!(
        bench
            .store
            .incidents(Status::Open, Some(START.plus(500)))
            .await
            .unwrap(),
        [summary(third, "third", 2_000)]
    );
}

#[tokio::test]
async fn a_list_of_several_pages_is_read_whole() {
    let bench = Bench::new().await;
    bench.running.world().make_resolved_incidents(230);
    let all = bench.store.incidents(Status::Resolved, None).await.unwrap();
    assert_eq!(all.len(), 230);
    assert!(all.is_sorted_by(|a, b| a.created >= b.created));
    assert_eq!(bench.calls("ListIncidentRecords").len(), 3);
}

#[tokio::test]
async fn all_of_the_demo_is_read_and_nothing_of_it_left_out() {
    let bench = Bench::of(Seed::Demo, gateway()).await;
    let open = bench.store.incidents(Status::Open, None).await.unwrap();
    assert!(open.len() >= 4, "{}", open.len());
    for summary in open {
        let record = bench.store.incident(&summary.id).await.unwrap();
        assert_eq!((record.title, record.created), (summary.title, summary.created));
        let raw = bench
            .aws
            .list_timeline_events()
            .incident_record_arn(arn(&summary.id));
        let raw = raw.max_results(100).send().await.unwrap();
        let heads = bench.store.events(&summary.id).await.unwrap();
        assert_eq!(heads.len(), raw.event_summaries.len());
        for head in heads {
            let event = bench.store.event(&summary.id, &head.id).await.unwrap();
            assert_eq!(event.head, head);
            assert!(!event.data.is_empty());
        }
        let raw = bench
            .aws
            .list_related_items()
            .incident_record_arn(arn(&summary.id));
        let raw = raw.max_results(100).send().await.unwrap();
        let related = bench.store.related(&summary.id).await.unwrap();
        assert_eq!(related.len(), raw.related_items.len());
        assert!(related.iter().all(|item| !item.value.as_str().is_empty()));
    }
}

#[tokio::test]
async fn plans_are_read_with_their_names() {
    let bench = Bench::new().await;
    let plans = bench.store.plans().await.unwrap();
    let [plan] = plans.as_slice() else {
        return assert_eq!(plans.len(), 1);
    };
    assert_eq!(plan.name.as_str(), PLAN);
    assert_eq!(plan.display_name.as_deref(), Some("IoT response"));
}
