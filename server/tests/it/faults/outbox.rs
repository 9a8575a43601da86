//! The way of the record's entries to the account's timeline.

use super::{KINDS, fault};
use crate::site::{Person, Site, entry, until};
use domain::event::{NewEvent, NewEventKind};
use domain::ids::{EntryId, EventId, IncidentId};
use domain::time::Timestamp;
use domain::timeline::{Row, RowState};
use response::ingest::refresh;
use simulator::FaultKind;

async fn note(site: &Site, person: &Person, id: &IncidentId) -> EntryId {
    let act = entry();
    let form = site.form("/api/timeline/note");
    let form = form.with("incident", &id.to_string()).with("entry", act.as_str());
    assert_eq!(person.call("/api/timeline/note", &form).await.status, 200);
    act
}

async fn state(site: &Site, id: &IncidentId, act: &EntryId) -> RowState {
    let rows = site.rows(id).await;
    let alike: Vec<_> = rows
        .iter()
        .filter(|row| row.entry.as_ref() == Some(act))
        .collect();
    assert_eq!(alike.len(), 1, "one row of one note");
    alike[0].state.clone()
}

/// The entries told on an incident's timeline, in the order in which the account took them.
fn told(site: &Site) -> Vec<String> {
    let calls = site.aws.calls_after(0).into_iter();
    let took = |call: &simulator::Call| {
        call.error.is_none()
            || call
                .fault
                .as_ref()
                .is_some_and(|fault| fault.ends_with("after effect"))
    };
    let created = calls.filter(|call| call.operation == "CreateTimelineEvent" && took(call));
    let mut told: Vec<String> = created.filter_map(|call| call.client_token).collect();
    told.dedup();
    told
}

#[tokio::test]
async fn notes_wait_for_the_account_in_their_order_and_arrive_once_each() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.mirrors();
    for (kind, after_effect) in KINDS
        .map(|kind| (kind, false))
        .into_iter()
        .chain([(FaultKind::Cut, true), (FaultKind::Error, true)])
    {
        let at = format!("{kind:?} after effect {after_effect}");
        let id = site.another("meter-4 resets", 7);
        refresh(site.console(), &id).await.unwrap();
        let before = site.console().store.events(&id).await.unwrap().len();
        site.aws.clear_calls();
        site.aws
            .add_fault(fault(kind, "CreateTimelineEvent", after_effect));
        let mut notes = Vec::new();
        for _ in 0..3 {
            notes.push(note(&site, &person, &id).await);
        }
        let journal = &site.console().journal;
        until("the first attempt has failed", async || {
            journal.mirrors(&id).await.unwrap()[0].error.is_some()
        })
        .await;
        let RowState::Mirroring { error } = state(&site, &id, &notes[0]).await else {
            panic!("{at}")
        };
        assert!(error.unwrap().contains("CreateTimelineEvent"), "{at}");
        assert_eq!(
            journal.mirrors(&id).await.unwrap()[1].attempts,
            0,
            "the second waits for the first: {at}"
        );
        site.aws.clear_faults(None);
        site.advance(70_000);
        until("all are told", async || {
            journal
                .mirrors(&id)
                .await
                .unwrap()
                .iter()
                .all(|one| one.event.is_some())
        })
        .await;
        let expected: Vec<String> = notes.iter().map(ToString::to_string).collect();
        assert_eq!(told(&site), expected, "{at}");
        assert_eq!(
            site.console().store.events(&id).await.unwrap().len(),
            before + 3,
            "{at}"
        );
        refresh(site.console(), &id).await.unwrap();
        for act in &notes {
            assert_eq!(state(&site, &id, act).await, RowState::Mirrored, "{at}");
        }
    }
}

#[tokio::test]
async fn a_note_deleted_in_aws_is_shown_as_deleted_there_and_is_not_sent_again() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.mirrors();
    let act = note(&site, &person, &site.id).await;
    let journal = &site.console().journal;
    until("it is told", async || {
        journal.mirrors(&site.id).await.unwrap()[0].event.is_some()
    })
    .await;
    refresh(site.console(), &site.id).await.unwrap();
    let event = journal.mirrors(&site.id).await.unwrap().remove(0).event.unwrap();
    site.delete_elsewhere(&site.id, &event).await;
    refresh(site.console(), &site.id).await.unwrap();
    assert_eq!(state(&site, &site.id, &act).await, RowState::DeletedInStore);
    site.advance(120_000);
    // Another note passes the outbox: had the first been due, it would have gone before.
    let second = note(&site, &person, &site.id).await;
    until("the second is told", async || {
        journal
            .mirrors(&site.id)
            .await
            .unwrap()
            .iter()
            .any(|one| one.entry == second && one.event.is_some())
    })
    .await;
    assert_eq!(told(&site), [act.to_string(), second.to_string()]);
    refresh(site.console(), &site.id).await.unwrap();
    assert_eq!(state(&site, &site.id, &act).await, RowState::DeletedInStore);
    assert_eq!(state(&site, &site.id, &second).await, RowState::Mirrored);
}

#[tokio::test]
async fn a_note_deleted_in_aws_before_the_console_read_it_there_is_shown_as_deleted_too() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.mirrors();
    let act = note(&site, &person, &site.id).await;
    let journal = &site.console().journal;
    until("it is told", async || {
        journal.mirrors(&site.id).await.unwrap()[0].event.is_some()
    })
    .await;
    let event = journal.mirrors(&site.id).await.unwrap().remove(0).event.unwrap();
    site.delete_elsewhere(&site.id, &event).await;
    site.advance(10_000);
    refresh(site.console(), &site.id).await.unwrap();
    assert_eq!(state(&site, &site.id, &act).await, RowState::DeletedInStore);
}

/// What somebody else writes on the site's timeline in AWS, read by the console; the event, and the key of its row.
async fn elsewhere(site: &Site) -> (EventId, String) {
    let event = NewEvent {
        kind: NewEventKind::Note,
        occurred: Timestamp(crate::site::START),
        data: "\"The vendor calls back at three\"".into(),
    };
    let store = &site.console().store;
    let id = store.create_event(&site.id, &event, &entry()).await.unwrap();
    refresh(site.console(), &site.id).await.unwrap();
    let key = format!("a:{id}");
    (id, key)
}

/// The row of that key, if it is there.
async fn row(site: &Site, key: &str) -> Option<Row> {
    let rows = site.rows(&site.id).await;
    rows.into_iter().find(|row| row.key == key)
}

#[tokio::test]
async fn what_others_write_in_aws_appears_and_is_shown_as_deleted_when_they_delete_it() {
    let site = Site::start().await;
    let before = site.rows(&site.id).await.len();
    let (id, key) = elsewhere(&site).await;
    assert_eq!(site.rows(&site.id).await.len(), before + 1);
    let written = row(&site, &key).await.unwrap();
    assert!(
        written.state == RowState::Store && format!("{written:?}").contains("vendor calls back"),
        "{written:?}"
    );
    site.delete_elsewhere(&site.id, &id).await;
    refresh(site.console(), &site.id).await.unwrap();
    let left = row(&site, &key).await;
    assert_eq!(
        left.as_ref().map(|row| &row.state),
        Some(&RowState::DeletedInStore),
        "{left:?}"
    );
    assert!(format!("{left:?}").contains("vendor calls back"), "{left:?}");
}

#[tokio::test]
async fn what_was_remarked_on_an_event_stays_with_it_when_others_delete_it() {
    let site = Site::start().await;
    let person = site.responder().await;
    let (id, key) = elsewhere(&site).await;
    for (path, field) in [
        ("/api/timeline/annotate", ("text", "Ask for Grace")),
        ("/api/timeline/pin", ("pinned", "true")),
    ] {
        let form = site.form(path).with("row", &key).with(field.0, field.1);
        let answer = person.call(path, &form).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    }
    site.delete_elsewhere(&site.id, &id).await;
    refresh(site.console(), &site.id).await.unwrap();
    let left = row(&site, &key).await.expect("the row is there");
    assert_eq!(left.state, RowState::DeletedInStore);
    assert_eq!(
        left.annotations,
        [("The responder-s".to_owned(), "Ask for Grace".to_owned())]
    );
    assert!(left.pinned, "{left:?}");
    let page = person.page(&format!("/incidents/{}", site.id)).await.text();
    assert!(page.contains("Ask for Grace") && page.contains("deleted in AWS"));
}
