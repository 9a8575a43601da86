use crate::conformance::Backend;
use crate::made::{NOON, chain, entry, incident, on, person, record, resolved, summary, thing};
use domain::containment::{Answered, Answers};
use domain::device::{Captured, Device, DeviceAct, Section, ViolationEvent, ViolationEventKind};
use domain::ids::DeviceName;
use domain::incident::Status;
use response::ports::Answering;

fn captured(name: &str, at: i64) -> Captured {
    let mut device = Device::unread(name.parse().unwrap());
    device.thing = Section::of(None, NOON.plus(at));
    device.shadow.error = Some("throttled".into());
    Captured {
        at: NOON.plus(at),
        device,
    }
}

pub(crate) async fn how_a_device_was_then_stays_while_now_moves_on(backend: &dyn Backend) {
    let journal = backend.open().await;
    let name: DeviceName = "site:7:pump/1".parse().unwrap();
    journal
        .save_then(&incident(1), &captured(name.as_str(), 1))
        .await
        .unwrap();
    for at in [2, 3] {
        journal
            .save_device(&captured(name.as_str(), at), None)
            .await
            .unwrap();
    }
    let again = backend.open().await;
    assert_eq!(
        again.device(&name).await.unwrap(),
        Some(captured(name.as_str(), 3))
    );
    assert_eq!(
        again.then(&incident(1), &name).await.unwrap(),
        Some(captured(name.as_str(), 1))
    );
    assert_eq!(again.then(&incident(2), &name).await.unwrap(), None);
}

pub(crate) async fn a_violation_event_is_kept_once(backend: &dyn Backend) {
    let journal = backend.open().await;
    let name: DeviceName = "pump-117".parse().unwrap();
    let event = |at: i64, kind| ViolationEvent {
        id: "v".into(),
        profile: "p".into(),
        behaviour: "b".into(),
        kind,
        measured: "22, 53, 123".into(),
        at: NOON.plus(at),
    };
    let (began, cleared) = (
        event(1, ViolationEventKind::InAlarm),
        event(2, ViolationEventKind::Cleared),
    );
    journal
        .save_violation_events(&name, std::slice::from_ref(&began))
        .await
        .unwrap();
    journal
        .save_violation_events(&name, &[cleared.clone(), began.clone()])
        .await
        .unwrap();
    assert_eq!(
        journal.violation_events(&name, 9).await.unwrap(),
        [cleared.clone(), began]
    );
    assert_eq!(journal.violation_events(&name, 1).await.unwrap(), [cleared]);
}

fn critical(is: bool) -> Answers {
    Answers {
        mission_critical: Some(is),
        ..Answers::default()
    }
}

fn answering(n: u32, name: &str, is: bool, seen: Answers) -> Answering {
    let answers = critical(is);
    Answering {
        entry: entry(n, chain(n), on(name, DeviceAct::Answer { answers })),
        given: Answered {
            device: name.parse().unwrap(),
            answers,
            who: person("Responder One"),
            at: NOON,
        },
        seen,
    }
}

pub(crate) async fn answers_are_those_given_last(backend: &dyn Backend) {
    let journal = backend.open().await;
    let none = Answers::default();
    let (first, second) = (answering(1, "a", true, none), answering(2, "b", true, none));
    let last = answering(3, "a", false, critical(true));
    assert!(
        journal
            .save_answers(&[first.clone(), second.clone()])
            .await
            .unwrap()
    );
    assert!(journal.save_answers(std::slice::from_ref(&last)).await.unwrap());
    // A form that is sent once more doesn't bring back what it said then.
    assert!(journal.save_answers(std::slice::from_ref(&first)).await.unwrap());
    let names: Vec<DeviceName> = ["b", "none", "a"].map(|name| name.parse().unwrap()).into();
    let expected = [last.given, second.given];
    assert_eq!(journal.answers(&names).await.unwrap(), expected);
    assert_eq!(journal.all_answers().await.unwrap(), expected);
    assert_eq!(journal.entries(&chain(3), 0).await.unwrap().len(), 1);
}

pub(crate) async fn answers_that_somebody_gave_meanwhile_are_not_overwritten(backend: &dyn Backend) {
    let journal = backend.open().await;
    let none = Answers::default();
    let theirs = answering(1, "a", true, none);
    assert!(journal.save_answers(std::slice::from_ref(&theirs)).await.unwrap());
    // One of several is enough: what was decided together is saved together.
    let mine = [answering(2, "b", false, none), answering(3, "a", false, none)];
    assert!(!journal.save_answers(&mine).await.unwrap());
    assert_eq!(journal.all_answers().await.unwrap(), [theirs.given]);
    for n in [2, 3] {
        assert_eq!(journal.entries(&chain(n), 0).await.unwrap(), []);
    }
    let again = answering(3, "a", false, critical(true));
    assert!(journal.save_answers(std::slice::from_ref(&again)).await.unwrap());
    assert_eq!(journal.all_answers().await.unwrap(), [again.given]);
}

pub(crate) async fn answers_are_saved_with_their_entries_or_not_at_all(backend: &dyn Backend) {
    let journal = backend.open().await;
    let said = |n: u32, is| answering(n, &format!("pump-{n}"), is, Answers::default());
    assert!(journal.save_answers(&[said(1, true)]).await.unwrap());
    // The second takes the first one's id for another content: all of it is refused.
    let forged = Answering {
        entry: said(1, false).entry,
        ..said(3, false)
    };
    journal.save_answers(&[said(2, true), forged]).await.unwrap_err();
    let all = journal.all_answers().await.unwrap();
    assert_eq!(all, [said(1, true).given]);
    assert_eq!(journal.entries(&chain(2), 0).await.unwrap(), []);
}

pub(crate) async fn a_device_leads_to_its_incidents(backend: &dyn Backend) {
    let journal = backend.open().await;
    for n in [1, 2] {
        let record = record(n, &format!("incident {n}"));
        journal
            .save_summaries(Status::Open, &[summary(&record)], NOON)
            .await
            .unwrap();
        journal
            .save_related(&record.id, &[thing("pump-117")], NOON)
            .await
            .unwrap();
    }
    let of = journal.incidents_of(&"pump-117".parse().unwrap()).await.unwrap();
    assert_eq!(
        of,
        [
            (incident(2), "incident 2".to_owned()),
            (incident(1), "incident 1".to_owned())
        ]
    );
    let ended = resolved(1, "incident 1");
    journal.save_record(&ended, NOON.plus(1)).await.unwrap();
    let told = journal.involving(&"pump-117".parse().unwrap()).await.unwrap();
    let shown: Vec<_> = told
        .iter()
        .map(|one| (&one.id, one.status, one.resolved))
        .collect();
    assert_eq!(
        shown,
        [
            (&incident(2), Status::Open, None),
            (&incident(1), Status::Resolved, ended.resolved)
        ]
    );
    assert_eq!((told[1].created, told[1].impact), (ended.created, ended.impact));
}
