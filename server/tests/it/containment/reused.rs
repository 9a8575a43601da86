//! Forms whose entry stands on the record for something else.

use super::approval::critical;
use super::ward::{MINUTE, Ward, person, reason, responder};
use crate::site::entry;
use domain::actor::Actor;
use domain::containment::{Stage, Strength};
use domain::ids::EntryId;
use domain::rights::Role;
use domain::text::{NoteText, Reason};
use response::ResponseError;
use response::containment::{QuarantineAsk, approve, extend, quarantine, reject, release, undo};

/// The entry of a note.
async fn note(ward: &Ward, by: &Actor) -> EntryId {
    let (id, text) = (entry(), NoteText::new("Valve closed").unwrap());
    response::acts::note(&ward.console, by, ward.id(), &id, text, None)
        .await
        .unwrap();
    id
}

fn is_refused<T: std::fmt::Debug>(done: Result<T, ResponseError>, at: &str) {
    assert!(matches!(done, Err(ResponseError::OnRecord)), "{at}: {done:?}");
}

#[tokio::test]
async fn under_the_entry_of_another_act_nothing_is_decided_and_nobody_is_told_that_it_was() {
    let ward = Ward::start().await;
    let (_, id) = critical(&ward).await;
    let lead = person("lead-n", Role::Lead);
    let used = [
        note(&ward, &lead).await,
        note(&ward, &responder()).await,
        id.clone(),
    ];
    let (before, count) = (ward.course(&id).await, ward.entries().await.len());
    for form in &used {
        let at = form.as_str();
        is_refused(approve(&ward.console, &lead, form, &id, None).await, at);
        is_refused(reject(&ward.console, &lead, form, &id, reason()).await, at);
        is_refused(extend(&ward.console, &lead, form, &id, None, reason()).await, at);
    }
    assert_eq!(ward.course(&id).await, before);
    assert_eq!(ward.entries().await.len(), count);
}

#[tokio::test]
async fn an_approval_sent_again_is_the_same_and_another_content_is_not() {
    let ward = Ward::start().await;
    let (_, id) = critical(&ward).await;
    let (lead, form) = (person("lead-n", Role::Lead), entry());
    for _ in 0..2 {
        let done = approve(&ward.console, &lead, &form, &id, None).await.unwrap();
        assert_eq!(done.said, "Approved");
        ward.site.advance(1_000);
    }
    let count = ward.entries().await.len();
    let other = person("lead-o", Role::Lead);
    is_refused(
        approve(&ward.console, &lead, &form, &id, Some(reason())).await,
        "reason",
    );
    is_refused(
        approve(&ward.console, &other, &form, &id, None).await,
        "colleague",
    );
    is_refused(
        reject(&ward.console, &lead, &form, &id, reason()).await,
        "rejected",
    );
    assert_eq!(ward.stage(&id).await, Stage::Requested);
    assert_eq!(ward.entries().await.len(), count);
}

#[tokio::test]
async fn a_quarantine_is_extended_once_and_the_same_form_later_is_the_same_choice() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let id = ward.quarantine(&pump, Strength::Group).await;
    let (who, form) = (responder(), entry());
    let lasts = async |minutes: i64, why: Reason| {
        let until = ward.now().plus(minutes * MINUTE);
        extend(&ward.console, &who, &form, &id, Some(until), why).await
    };
    lasts(60, reason()).await.unwrap();
    let expires = ward.course(&id).await.order.expires;
    let count = ward.entries().await.len();
    ward.site.advance(10 * MINUTE);
    lasts(60, reason()).await.unwrap();
    is_refused(lasts(90, reason()).await, "longer");
    is_refused(lasts(60, Reason::new("Other").unwrap()).await, "reason");
    let without_end = extend(&ward.console, &who, &form, &id, None, reason()).await;
    is_refused(without_end, "without an end");
    let until = Some(ward.now().plus(60 * MINUTE));
    let other = person("responder-d", Role::Containment);
    let colleague = extend(&ward.console, &other, &form, &id, until, reason()).await;
    is_refused(colleague, "colleague");
    assert_eq!(ward.course(&id).await.order.expires, expires);
    assert_eq!(ward.entries().await.len(), count);
}

#[tokio::test]
async fn under_the_entry_of_another_order_nothing_is_asked_for() {
    let ward = Ward::start().await;
    let (pump, other) = (ward.fleet.thing("pump-117"), ward.fleet.thing("pump-118"));
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(MINUTE).await;
    let (who, on) = (responder(), Some(ward.id()));
    let released = release(&ward.console, &who, &id, on, &pump, reason()).await;
    is_refused(released, "release");
    let undone = undo(&ward.console, &who, &id, on, &id, Vec::new(), reason()).await;
    is_refused(undone, "undo");
    let ask = ward.ask(&[&pump], Strength::Group);
    for (at, ask) in [
        ("device", ward.ask(&[&other], Strength::Group)),
        (
            "incident",
            QuarantineAsk {
                incident: None,
                ..ask.clone()
            },
        ),
        (
            "cut",
            QuarantineAsk {
                cut: false,
                ..ask.clone()
            },
        ),
        (
            "end",
            QuarantineAsk {
                expires: Some(ward.now().plus(30 * MINUTE)),
                ..ask.clone()
            },
        ),
        ("several", ward.ask(&[&pump, &other], Strength::Group)),
    ] {
        is_refused(quarantine(&ward.console, &who, &id, ask).await, at);
    }
    let let_go = entry();
    release(&ward.console, &who, &let_go, on, &pump, reason())
        .await
        .unwrap();
    is_refused(quarantine(&ward.console, &who, &let_go, ask).await, "quarantine");
    let courses = ward.console.journal.current_courses().await.unwrap();
    assert_eq!(courses.len(), 1, "{courses:?}");
    assert_eq!(courses[0].order.id, let_go);
}
