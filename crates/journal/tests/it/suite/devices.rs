use crate::conformance::Backend;
use crate::made::{NOON, incident, person, record, summary, thing};
use domain::containment::{Answered, Answers};
use domain::device::{Captured, Device, Section, ViolationEvent, ViolationEventKind};
use domain::ids::DeviceName;

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
        journal.save_device(&captured(name.as_str(), at)).await.unwrap();
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

pub(crate) async fn answers_are_those_given_last(backend: &dyn Backend) {
    let journal = backend.open().await;
    let given = |name: &str, critical| Answered {
        device: name.parse().unwrap(),
        answers: Answers {
            mission_critical: Some(critical),
            ..Answers::default()
        },
        who: person("Responder One"),
        at: NOON,
    };
    journal
        .save_answers(&[given("a", true), given("b", true)])
        .await
        .unwrap();
    journal.save_answers(&[given("a", false)]).await.unwrap();
    let names: Vec<DeviceName> = ["b", "none", "a"].map(|name| name.parse().unwrap()).into();
    assert_eq!(
        journal.answers(&names).await.unwrap(),
        [given("a", false), given("b", true)]
    );
}

pub(crate) async fn a_device_leads_to_its_incidents(backend: &dyn Backend) {
    let journal = backend.open().await;
    for n in [1, 2] {
        let record = record(n, &format!("incident {n}"));
        journal.save_summaries(&[summary(&record)], NOON).await.unwrap();
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
}
