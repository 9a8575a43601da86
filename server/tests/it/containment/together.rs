use super::ward::{MINUTE, Ward, person, reason, refused, responder};
use crate::site::entry;
use domain::containment::{Stage, Strength};
use domain::rights::Role;
use response::containment::{quarantine, release};

#[tokio::test]
async fn two_who_quarantine_at_once_are_one_order_and_a_refusal_that_names_the_other() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let (one, other) = (person("lead-m", Role::Lead), responder());
    let (first, second) = (entry(), entry());
    let ask = || ward.ask(&[&pump], Strength::Both);
    let (a, b) = tokio::join!(
        quarantine(&ward.console, &one, &first, ask()),
        quarantine(&ward.console, &other, &second, ask())
    );
    assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1);
    let told = refused(if a.is_ok() { b } else { a });
    assert!(told.contains("lead-m") || told.contains("responder-c"), "{told}");
    ward.pass(25 * MINUTE).await;
    let courses = ward.console.journal.courses_of(&pump).await.unwrap();
    assert_eq!((courses.len(), courses[0].stage()), (1, Stage::Verified));
}

#[tokio::test]
async fn a_stronger_order_takes_the_place_of_a_weaker_one_and_nothing_is_loosened() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let first = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(25 * MINUTE).await;
    let told = refused(ward.try_quarantine(&pump, Strength::Group).await);
    assert!(told.starts_with("pump-117 is quarantined already"), "{told}");
    let second = ward.quarantine(&pump, Strength::Certificate).await;
    assert_eq!(ward.stage(&first).await, Stage::Replaced);
    assert_eq!(ward.course(&second).await.order.strength, Strength::Both);
    ward.pass(25 * MINUTE).await;
    assert_eq!(ward.stage(&second).await, Stage::Verified);
    let calls = ward.fleet.inner().calls.clone();
    assert!(!calls.contains(&"RemoveThingFromThingGroup"));
}

#[tokio::test]
async fn a_quarantine_and_a_release_at_once_end_as_the_later_one_wants() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    ward.quarantine(&pump, Strength::Group).await;
    ward.pass(25 * MINUTE).await;
    let (let_go, hold, actor) = (entry(), entry(), responder());
    let (free, kept) = tokio::join!(
        release(&ward.console, &actor, &let_go, Some(ward.id()), &pump, reason()),
        quarantine(&ward.console, &actor, &hold, ward.ask(&[&pump], Strength::Both))
    );
    assert!(free.is_ok() || kept.is_ok());
    ward.pass(30 * MINUTE).await;
    let latest = ward.console.journal.courses_of(&pump).await.unwrap().remove(0);
    let expected = if latest.order.contains() {
        Stage::Verified
    } else {
        Stage::Released
    };
    assert_eq!(latest.stage(), expected);
    assert_eq!(
        ward.fleet.is_in("pump-117", "QUARANTINED"),
        latest.order.contains()
    );
}
