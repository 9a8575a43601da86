//! A reply is lost after the write took effect: it is sent again with the same token and has one effect.

use crate::bench::{Bench, PLAN, START, hasty, token};
use domain::act::{NewItem, RecordChange};
use domain::event::{NewEvent, NewEventKind};
use domain::incident::{Impact, Status};
use domain::related::{ItemKind, ItemValue};
use domain::text::Title;
use response::ports::{IncidentStart, IncidentStore};
use simulator::{Fault, FaultKind};

/// The ways to lose a reply after the effect.
const LOSSES: [FaultKind; 3] = [FaultKind::Cut, FaultKind::TimeOut, FaultKind::Error];

fn lose(bench: &Bench, kind: FaultKind, operation: &str) {
    bench.fail(Fault::of(kind).on(operation).times(1).after_effect());
}

/// Both attempts carried this token.
fn assert_repeated(bench: &Bench, operation: &str, with: &str) {
    let calls = bench.calls(operation);
    let tokens: Vec<_> = calls
        .iter()
        .filter_map(|call| call.client_token.clone())
        .collect();
    assert_eq!(tokens, [token(with).to_string(), token(with).to_string()]);
    assert!(calls[0].fault.is_some() && calls[1].fault.is_none());
}

fn event() -> NewEvent {
    NewEvent {
        kind: NewEventKind::Note,
        occurred: START,
        data: "\"x\"".to_owned(),
    }
}

#[tokio::test]
async fn a_start_whose_reply_is_lost_starts_one_incident() {
    for loss in LOSSES {
        let bench = Bench::with(hasty()).await;
        lose(&bench, loss, "StartIncident");
        let start = IncidentStart {
            title: Title::new("once").unwrap(),
            impact: Some(Impact::Low),
            plan: PLAN.parse().unwrap(),
            items: Vec::new(),
            trigger: None,
        };
        let id = bench.store.start(&start, &token("start")).await.unwrap();
        let open = bench.store.incidents(Status::Open, None).await.unwrap();
        assert_eq!(
            open.iter().map(|one| &one.id).collect::<Vec<_>>(),
            [&id],
            "{loss:?}"
        );
        assert_repeated(&bench, "StartIncident", "start");
    }
}

#[tokio::test]
async fn an_event_whose_reply_is_lost_is_written_once() {
    for loss in LOSSES {
        let bench = Bench::with(hasty()).await;
        let id = bench.incident("pump-117").await;
        let before = bench.store.events(&id).await.unwrap().len();
        lose(&bench, loss, "CreateTimelineEvent");
        let event = bench
            .store
            .create_event(&id, &event(), &token("note"))
            .await
            .unwrap();
        let heads = bench.store.events(&id).await.unwrap();
        assert_eq!(heads.len(), before + 1, "{loss:?}");
        assert!(heads.iter().any(|head| head.id == event));
        assert_repeated(&bench, "CreateTimelineEvent", "note");
    }
}

#[tokio::test]
async fn a_change_of_an_event_whose_reply_is_lost_is_made_once() {
    for loss in LOSSES {
        let bench = Bench::with(hasty()).await;
        let id = bench.incident("pump-117").await;
        let written = bench
            .store
            .create_event(&id, &event(), &token("note"))
            .await
            .unwrap();
        lose(&bench, loss, "UpdateTimelineEvent");
        let change = NewEvent {
            data: "\"y\"".to_owned(),
            ..event()
        };
        bench
            .store
            .update_event(&id, &written, &change, &token("change"))
            .await
            .unwrap();
        assert_eq!(bench.store.event(&id, &written).await.unwrap().data, "\"y\"");
        assert_repeated(&bench, "UpdateTimelineEvent", "change");
    }
}

#[tokio::test]
async fn an_update_whose_reply_is_lost_is_made_once() {
    for loss in LOSSES {
        let bench = Bench::with(hasty()).await;
        let id = bench.incident("pump-117").await;
        let before = bench.store.events(&id).await.unwrap().len();
        lose(&bench, loss, "UpdateIncidentRecord");
        let change = RecordChange {
            impact: Some(Impact::Critical),
            ..RecordChange::default()
        };
        bench.store.update(&id, &change, &token("update")).await.unwrap();
        assert_eq!(bench.store.incident(&id).await.unwrap().impact, Impact::Critical);
        // The service writes one event for each change that it makes.
        assert_eq!(
            bench.store.events(&id).await.unwrap().len(),
            before + 1,
            "{loss:?}"
        );
        assert_repeated(&bench, "UpdateIncidentRecord", "update");
    }
}

#[tokio::test]
async fn an_item_whose_reply_is_lost_is_added_once() {
    for loss in LOSSES {
        let bench = Bench::with(hasty()).await;
        let id = bench.incident("pump-117").await;
        let before = bench.store.events(&id).await.unwrap().len();
        lose(&bench, loss, "UpdateRelatedItems");
        let item = NewItem {
            kind: ItemKind::Other,
            value: ItemValue::Url("https://example.com".into()),
            title: None,
        };
        bench.store.add_related(&id, &item, &token("item")).await.unwrap();
        let items = bench.store.related(&id).await.unwrap();
        assert_eq!(items.iter().filter(|read| read.value == item.value).count(), 1);
        assert_eq!(
            bench.store.events(&id).await.unwrap().len(),
            before + 1,
            "{loss:?}"
        );
        assert_repeated(&bench, "UpdateRelatedItems", "item");
    }
}
