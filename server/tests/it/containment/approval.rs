use super::ward::{MINUTE, Ward, Wired, person, reason, refused, responder};
use crate::readiness::Before;
use crate::site::entry;
use domain::actor::{Actor, Who};
use domain::containment::{Answers, Stage, Strength};
use domain::ids::{DeviceName, EntryId};
use domain::rights::Role;
use response::containment::{Outcome, QuarantineAsk, approve, quarantine, reject, set_answers};
use response::devices::refresh;
use serde_json::json;

/// A device that waits for a second person: lead-m asked for it.
pub(super) async fn critical(ward: &Ward) -> (DeviceName, EntryId) {
    let pump = ward.fleet.thing("pump-117");
    let answers = Answers {
        mission_critical: Some(true),
        ..Answers::default()
    };
    set_answers(
        &ward.console,
        &responder(),
        &entry(),
        &pump,
        Answers::default(),
        answers,
    )
    .await
    .unwrap();
    let form = entry();
    let lead = person("lead-m", Role::Lead);
    quarantine(&ward.console, &lead, &form, ward.ask(&[&pump], Strength::Group))
        .await
        .unwrap();
    (pump, form)
}

#[tokio::test]
async fn a_critical_device_waits_for_somebody_else_who_may() {
    let ward = Ward::start().await;
    let (_, id) = critical(&ward).await;
    ward.pass(MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Waits);
    assert!(!ward.fleet.is_in("pump-117", "QUARANTINED"));
    let own = approve(&ward.console, &person("lead-m", Role::Lead), &entry(), &id, None).await;
    assert!(refused(own).starts_with("You asked for it yourself"));
    let lacking = approve(&ward.console, &responder(), &entry(), &id, None).await;
    assert!(matches!(lacking, Err(response::ResponseError::Forbidden(_))));
    approve(&ward.console, &person("lead-n", Role::Lead), &entry(), &id, None)
        .await
        .unwrap();
    ward.pass(25 * MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified);
}

#[tokio::test]
async fn of_many_those_wait_that_the_registry_calls_critical() {
    let ward = Ward::start().await;
    let (main, meter) = (ward.fleet.thing("main-1"), ward.fleet.thing("meter-1"));
    let ask = ward.ask(&[&main, &meter], Strength::Group);
    refresh(&ward.console, Some(ward.id()), &main).await.unwrap();
    let asked = quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    assert_eq!(
        asked.devices,
        [(main, Outcome::Waits), (meter, Outcome::Requested)]
    );
}

#[tokio::test]
async fn of_many_that_nobody_looked_at_those_wait_that_readiness_read_as_critical() {
    let before = Before::start().await;
    let (main, meter) = (before.device("main-1"), before.device("meter-1"));
    let ask = QuarantineAsk {
        incident: None,
        devices: vec![main.clone(), meter.clone()],
        strength: Strength::Group,
        cut: true,
        evict: false,
        expires: None,
        reason: reason(),
    };
    before.refresh().await;
    let asked = quarantine(&before.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    assert_eq!(
        asked.devices,
        [(main, Outcome::Waits), (meter, Outcome::Requested)]
    );
}

#[tokio::test]
async fn of_many_what_was_read_last_counts() {
    let ward = Wired::at_the_waterworks().await;
    let (pump, other): (DeviceName, DeviceName) = ("pump-042".parse().unwrap(), "pump-118".parse().unwrap());
    // Captured while the registry said nothing yet.
    refresh(&ward.console, None, &pump).await.unwrap();
    ward.site.advance(MINUTE);
    let critical = json!({"attributePayload": {"attributes": {"mission_critical": "yes"}, "merge": true}});
    ward.fleet.iot("PATCH", "/things/pump-042", critical).await;
    let ask = ward.ask(&[&pump, &other], Strength::Group);
    let asked = quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    assert_eq!(
        asked.devices,
        [(pump, Outcome::Waits), (other, Outcome::Requested)]
    );
}

#[tokio::test]
async fn a_rejected_request_changes_nothing_and_ends() {
    let ward = Ward::start().await;
    let (pump, id) = critical(&ward).await;
    let other = person("lead-n", Role::Lead);
    reject(&ward.console, &other, &entry(), &id, reason())
        .await
        .unwrap();
    ward.pass(60 * MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Rejected);
    assert!(!ward.fleet.is_in("pump-117", "QUARANTINED"));
    ward.quarantine(&pump, Strength::Group).await;
}

#[tokio::test]
async fn a_request_that_nobody_answers_lapses() {
    let ward = Ward::start().await;
    let (_, id) = critical(&ward).await;
    ward.pass(31 * MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Lapsed);
    let late = approve(&ward.console, &person("lead-n", Role::Lead), &entry(), &id, None).await;
    assert_eq!(refused(late), "The request is over. Ask again.");
    assert!(!ward.fleet.is_in("pump-117", "QUARANTINED"));
}

#[tokio::test]
async fn an_automation_acts_at_once_only_where_somebody_said_it_is_not_critical() {
    for (answer, stage) in [
        (None, Stage::Waits),
        (Some(true), Stage::Waits),
        (Some(false), Stage::Requested),
    ] {
        let ward = Ward::start().await;
        let pump = ward.fleet.thing("pump-117");
        let answers = Answers {
            mission_critical: answer,
            ..Answers::default()
        };
        set_answers(
            &ward.console,
            &responder(),
            &entry(),
            &pump,
            Answers::default(),
            answers,
        )
        .await
        .unwrap();
        let detect = Actor {
            who: Who::Automation {
                name: "contain".into(),
            },
            ..responder()
        };
        let form = entry();
        quarantine(&ward.console, &detect, &form, ward.ask(&[&pump], Strength::Group))
            .await
            .unwrap();
        assert_eq!(ward.stage(&form).await, stage, "{answer:?}");
    }
}
