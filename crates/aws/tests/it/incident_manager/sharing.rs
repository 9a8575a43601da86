use crate::bench::{Bench, START, token};
use domain::event::{NewEvent, NewEventKind};
use domain::incident::Status;
use futures::future::join_all;
use response::ports::IncidentStore;
use simulator::{Fault, FaultKind};

const READERS: usize = 50;

/// Every reply takes a moment, so that the readers of a test read at the same time.
fn slow(bench: &Bench) {
    bench.fail(Fault {
        delay_ms: 100,
        ..Fault::of(FaultKind::Delay)
    });
}

#[tokio::test]
async fn fifty_readers_of_one_thing_are_one_call() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let event = bench.store.events(&id).await.unwrap()[0].id.clone();
    bench.running.world().clear_calls();
    slow(&bench);
    let store = &bench.store;
    let (incidents, records, heads, events, items, plans) = tokio::join!(
        join_all((0..READERS).map(|_| store.incidents(Status::Open, None))),
        join_all((0..READERS).map(|_| store.incident(&id))),
        join_all((0..READERS).map(|_| store.events(&id))),
        join_all((0..READERS).map(|_| store.event(&id, &event))),
        join_all((0..READERS).map(|_| store.related(&id))),
        join_all((0..READERS).map(|_| store.plans())),
    );
    assert!(incidents.iter().all(|read| read.as_ref().unwrap().len() == 1));
    assert!(records.iter().all(|read| read.as_ref().unwrap().id == id));
    assert!(heads.iter().all(|read| !read.as_ref().unwrap().is_empty()));
    assert!(events.iter().all(|read| read.as_ref().unwrap().head.id == event));
    assert!(items.iter().all(Result::is_ok) && plans.iter().all(Result::is_ok));
    let counts = bench.running.world().call_counts();
    assert_eq!(counts.len(), 6, "{counts:?}");
    assert!(counts.values().all(|count| *count == 1), "{counts:?}");
    let figures = bench.account.gateway().calls();
    let list = figures
        .iter()
        .find(|figure| figure.operation == "ListResponsePlans")
        .unwrap();
    assert_eq!((list.sent, list.shared), (1, 49));
}

#[tokio::test]
async fn readers_of_different_things_get_each_their_own() {
    let bench = Bench::new().await;
    let (one, other) = (bench.incident("one").await, bench.incident("other").await);
    slow(&bench);
    let (first, second) = tokio::join!(bench.store.incident(&one), bench.store.incident(&other));
    assert_eq!(
        (first.unwrap().title.as_str(), second.unwrap().title.as_str()),
        ("one", "other")
    );
    let store = &bench.store;
    let heads = store.events(&one).await.unwrap();
    let (first, second) = tokio::join!(store.event(&one, &heads[0].id), store.event(&one, &heads[1].id));
    assert_eq!(
        (&first.unwrap().head, &second.unwrap().head),
        (&heads[0], &heads[1])
    );
    let (open, resolved, later) = tokio::join!(
        store.incidents(Status::Open, None),
        store.incidents(Status::Resolved, None),
        store.incidents(Status::Open, Some(START.plus(1))),
    );
    assert_eq!(
        [open.unwrap().len(), resolved.unwrap().len(), later.unwrap().len()],
        [2, 0, 0]
    );
}

#[tokio::test]
async fn who_reads_after_their_own_write_sees_it_though_others_read_meanwhile() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    // The others' read has its answer already, on a slow way back, when the note is written.
    bench.fail(Fault {
        delay_ms: 300,
        ..Fault::of(FaultKind::Delay)
            .on("ListTimelineEvents")
            .times(1)
            .after_effect()
    });
    let others = async { bench.store.events(&id).await.unwrap() };
    let own = async {
        while bench
            .account
            .gateway()
            .calls()
            .iter()
            .all(|call| call.operation != "ListTimelineEvents")
        {
            tokio::task::yield_now().await;
        }
        let note = NewEvent {
            kind: NewEventKind::Note,
            occurred: START,
            data: "\"x\"".to_owned(),
        };
        let event = bench
            .store
            .create_event(&id, &note, &token("note"))
            .await
            .unwrap();
        (event, bench.store.events(&id).await.unwrap())
    };
    let (_, (event, heads)) = tokio::join!(others, own);
    assert!(heads.iter().any(|head| head.id == event));
    assert_eq!(bench.calls("ListTimelineEvents").len(), 2);
}
