use crate::conformance::Backend;
use crate::made::{NOON, event, event_id, incident};
use domain::event::TimelineEvent;

pub(crate) async fn only_bodies_that_are_missing_or_changed_are_asked_for(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    let heads = |events: &[TimelineEvent]| events.iter().map(|one| one.head.clone()).collect::<Vec<_>>();
    let all = [event(1, 0, 0), event(2, 1, 1), event(3, 2, 2)];
    assert_eq!(
        journal.missing_bodies(&id, &heads(&all)).await.unwrap(),
        heads(&all)
    );
    journal.save_events(&id, &all[..2]).await.unwrap();
    assert_eq!(
        journal.missing_bodies(&id, &heads(&all)).await.unwrap(),
        heads(&all[2..])
    );
    // The same id on another incident's timeline is another copy.
    assert_eq!(
        journal.missing_bodies(&incident(2), &heads(&all)).await.unwrap(),
        heads(&all)
    );
    let changed = [event(1, 0, 9), event(2, 1, 1)];
    assert_eq!(
        journal.missing_bodies(&id, &heads(&changed)).await.unwrap(),
        heads(&changed[..1])
    );
    assert_eq!(journal.missing_bodies(&id, &[]).await.unwrap(), []);
}

pub(crate) async fn events_come_back_as_they_were_saved_oldest_first(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    let mut odd = event(4, 1, 0);
    odd.data = "{\"markup\": \"<script>\", \"quotes\": \"''\\\"\", \"bidi\": \"\u{202e}\"}".into();
    odd.head.kind = "Anything the service writes".into();
    odd.head.references = vec![];
    let events = [event(3, 2, 0), event(1, 0, 5), odd, event(2, 2, 0)];
    journal.save_events(&id, &events).await.unwrap();
    journal.save_events(&incident(2), &events[..1]).await.unwrap();
    let read = journal.events(&id).await.unwrap();
    let in_order = [1, 2, 3, 0].map(|at: usize| events[at].clone());
    assert!(read.iter().all(|one| !one.deleted));
    assert_eq!(
        read.into_iter().map(|one| one.event).collect::<Vec<_>>(),
        in_order
    );
    assert_eq!(journal.events(&incident(3)).await.unwrap(), []);
}

pub(crate) async fn a_body_read_late_never_replaces_a_newer_one(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    journal.save_events(&id, &[event(1, 0, 5)]).await.unwrap();
    journal.save_events(&id, &[event(1, 0, 3)]).await.unwrap();
    assert_eq!(journal.events(&id).await.unwrap()[0].event, event(1, 0, 5));
    journal.save_events(&id, &[event(1, 4, 7)]).await.unwrap();
    assert_eq!(journal.events(&id).await.unwrap()[0].event, event(1, 4, 7));
}

pub(crate) async fn an_event_the_store_no_longer_has_stays_and_is_marked(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    journal
        .save_events(&id, &[event(1, 0, 0), event(2, 1, 1)])
        .await
        .unwrap();
    journal
        .save_events(&incident(2), &[event(3, 0, 0)])
        .await
        .unwrap();
    let deleted = async || {
        let events = journal.events(&id).await.unwrap();
        events.iter().map(|one| one.deleted).collect::<Vec<_>>()
    };
    assert!(
        !journal
            .mark_deleted(&id, &[event_id(1), event_id(2), event_id(9)], NOON)
            .await
            .unwrap()
    );
    assert!(journal.mark_deleted(&id, &[event_id(2)], NOON).await.unwrap());
    assert!(!journal.mark_deleted(&id, &[event_id(2)], NOON).await.unwrap());
    assert_eq!(deleted().await, [true, false]);
    assert!(!journal.events(&incident(2)).await.unwrap()[0].deleted);
    // Back on the list, its body is asked for again, and saving it takes the mark away.
    let back = event(1, 0, 0);
    let again = [back.head.clone()];
    assert_eq!(journal.missing_bodies(&id, &again).await.unwrap(), again);
    journal.save_events(&id, &[back]).await.unwrap();
    assert_eq!(deleted().await, [false, false]);
}
