use crate::conformance::Backend;
use crate::made::{NOON, entry_id, event, event_id, incident, note};
use domain::entry::NewEntry;
use domain::ids::EntryId;
use response::ports::{Journal, MirrorOutcome};

async fn due(journal: &dyn Journal, at: i64, limit: u32) -> Vec<EntryId> {
    let due = journal.mirrors_due(NOON.plus(at), limit).await.unwrap();
    due.into_iter().map(|item| item.entry).collect()
}

fn sent(event: u32) -> MirrorOutcome {
    MirrorOutcome::Sent {
        event: event_id(event),
        at: NOON.plus(100),
    }
}

/// Notes 1 to 3 of the first incident, and 4 and 5 of the second.
async fn five(journal: &dyn Journal) {
    for (n, of) in [(1, 1), (2, 1), (4, 2), (3, 1), (5, 2)] {
        journal
            .append(note(n, of, "text"), Some(&incident(of)))
            .await
            .unwrap();
    }
}

pub(crate) async fn an_entry_is_due_in_the_commit_that_holds_it(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal
        .append(note(1, 1, "told"), Some(&incident(1)))
        .await
        .unwrap();
    journal.append(note(2, 1, "kept"), None).await.unwrap();
    let items = journal.mirrors(&incident(1)).await.unwrap();
    let [item] = items.as_slice() else {
        panic!("{items:?}")
    };
    assert_eq!((&item.entry, &item.incident), (&entry_id(1), &incident(1)));
    assert!(item.due && !item.gone && item.event.is_none() && item.error.is_none());
    assert_eq!(item.attempts, 0);
    assert_eq!(journal.mirrors_due(NOON.plus(1_000), 10).await.unwrap(), items);
}

pub(crate) async fn an_entry_of_a_time_to_come_holds_nothing_back(backend: &dyn Backend) {
    let journal = backend.open().await;
    let years = NewEntry {
        at: NOON.plus(i64::from(u32::MAX)),
        ..note(1, 1, "dated ahead")
    };
    journal.append(years, Some(&incident(1))).await.unwrap();
    let later = note(2, 1, "told after it");
    journal.append(later, Some(&incident(1))).await.unwrap();
    assert_eq!(due(&*journal, 1_000, 10).await, [1, 2].map(entry_id));
}

pub(crate) async fn nothing_overtakes_an_entry_that_waits(backend: &dyn Backend) {
    let journal = backend.open().await;
    five(&*journal).await;
    let all = [1, 2, 4, 3, 5].map(entry_id);
    assert_eq!(due(&*journal, 1_000, 10).await, all);
    let retry = MirrorOutcome::Retry {
        error: "CreateTimelineEvent is throttled".into(),
        not_before: NOON.plus(60_000),
    };
    journal.mirror_done(&[entry_id(1)], retry).await.unwrap();
    assert_eq!(due(&*journal, 59_999, 10).await, [4, 5].map(entry_id));
    assert_eq!(due(&*journal, 60_000, 10).await, all);
    let item = &journal.mirrors(&incident(1)).await.unwrap()[0];
    assert_eq!((item.attempts, item.due), (1, true));
    assert_eq!(item.error.as_deref(), Some("CreateTimelineEvent is throttled"));
}

pub(crate) async fn what_was_sent_or_refused_is_never_due_again(backend: &dyn Backend) {
    let journal = backend.open().await;
    five(&*journal).await;
    let refused = MirrorOutcome::Refused {
        error: "not found".into(),
    };
    journal.mirror_done(&[entry_id(1)], sent(7)).await.unwrap();
    journal.mirror_done(&[entry_id(4)], refused).await.unwrap();
    // An answer that comes late changes nothing of it.
    let late = MirrorOutcome::Retry {
        error: "late".into(),
        not_before: NOON,
    };
    journal.mirror_done(&[entry_id(1)], late).await.unwrap();
    drop(journal);
    let journal = backend.open().await;
    assert_eq!(
        due(&*journal, i64::from(u32::MAX), 10).await,
        [2, 3, 5].map(entry_id)
    );
    let sent = &journal.mirrors(&incident(1)).await.unwrap()[0];
    assert_eq!(
        (sent.event.clone(), sent.due, sent.error.clone()),
        (Some(event_id(7)), false, None)
    );
    let refused = &journal.mirrors(&incident(2)).await.unwrap()[0];
    assert_eq!((refused.event.clone(), refused.due), (None, false));
    assert_eq!(refused.error.as_deref(), Some("not found"));
}

pub(crate) async fn the_oldest_are_due_first(backend: &dyn Backend) {
    let journal = backend.open().await;
    five(&*journal).await;
    assert_eq!(due(&*journal, 1_000, 3).await, [1, 2, 4].map(entry_id));
    assert_eq!(due(&*journal, 1_000, 0).await, []);
}

pub(crate) async fn a_deleted_event_takes_its_mirror_with_it_until_it_is_seen_again(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    journal.append(note(1, 1, "told"), Some(&id)).await.unwrap();
    journal.mirror_done(&[entry_id(1)], sent(7)).await.unwrap();
    let gone = async || journal.mirrors(&id).await.unwrap()[0].gone;
    let mark = async |present: &[u32], asked: i64| {
        let present: Vec<_> = present.iter().copied().map(event_id).collect();
        let marked = journal.mark_deleted(&id, &present, NOON.plus(asked)).await;
        marked.unwrap()
    };
    // Sent, but not on any list yet: one that was asked for before proves nothing.
    assert!(!mark(&[], 100).await);
    assert!(!gone().await);
    journal
        .save_events(&id, &[event(7, 0, 0), event(8, 1, 1)])
        .await
        .unwrap();
    assert!(mark(&[8], 101).await);
    assert!(gone().await);
    assert!(!mark(&[8], 102).await);
    assert_eq!(due(&*journal, i64::from(u32::MAX), 10).await, []);
    assert!(mark(&[8, 7], 103).await);
    assert!(!gone().await);
}

pub(crate) async fn an_event_deleted_before_it_was_copied_takes_its_mirror_with_it(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    for n in [1, 2] {
        journal.append(note(n, 1, "told"), Some(&id)).await.unwrap();
    }
    journal.mirror_done(&[entry_id(1)], sent(7)).await.unwrap();
    let gone = async || {
        let items = journal.mirrors(&id).await.unwrap();
        items.iter().map(|item| item.gone).collect::<Vec<_>>()
    };
    let later = NOON.plus(101);
    assert!(journal.mark_deleted(&id, &[], later).await.unwrap());
    assert_eq!(gone().await, [true, false], "what was never sent isn't gone");
    assert!(!journal.mark_deleted(&id, &[], later).await.unwrap());
    assert!(journal.mark_deleted(&id, &[event_id(7)], later).await.unwrap());
    assert_eq!(gone().await, [false, false]);
}

pub(crate) async fn one_event_may_tell_several_entries(backend: &dyn Backend) {
    let journal = backend.open().await;
    five(&*journal).await;
    journal.mirror_done(&[1, 2].map(entry_id), sent(7)).await.unwrap();
    assert_eq!(due(&*journal, 1_000, 10).await, [4, 3, 5].map(entry_id));
    let items = journal.mirrors(&incident(1)).await.unwrap();
    assert_eq!((&items[0].event, items[0].due), (&items[1].event, false));
    assert!(items[0].event.is_some() && items[2].event.is_none());
}
