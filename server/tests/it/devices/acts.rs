use crate::containment::ward::{Wired, person, reason, refused, responder};
use crate::site::entry;
use domain::act::Act;
use domain::device::{DeviceAct, Verification};
use domain::entry::{Body, Outcome};
use domain::ids::{DeviceName, EntryId};
use domain::rights::Role;
use response::ResponseError;
use response::devices::{Found, cut, verify};

const VERIFY: &str = "PutVerificationStateOnViolation";

fn pump() -> DeviceName {
    "pump-117".parse().unwrap()
}

/// What the record says of an act: that it was asked for, and how it ended.
async fn told(ward: &Wired, id: &EntryId) -> (Option<DeviceAct>, Option<Outcome>) {
    let entries = ward.entries().await;
    let asked = entries.iter().find_map(|one| match &one.entry.body {
        Body::Act(Act::Device { does, .. }) if one.entry.id == *id => Some(does.clone()),
        _ => None,
    });
    let ended = entries.iter().find_map(|one| match &one.entry.body {
        Body::Outcome { of, result } if of == id => Some(result.clone()),
        _ => None,
    });
    (asked, ended)
}

#[tokio::test]
async fn a_cut_is_on_the_record_before_and_after_and_a_second_click_is_the_same() {
    let ward = Wired::at_the_waterworks().await;
    let id = entry();
    for _ in 0..2 {
        let done = cut(
            &ward.console,
            &responder(),
            &id,
            Some(ward.id()),
            &pump(),
            reason(),
        )
        .await;
        assert_eq!(done.unwrap().said, "Connection cut");
    }
    assert_eq!(ward.done("DeleteConnection"), 1);
    let (asked, ended) = told(&ward, &id).await;
    assert!(matches!(asked, Some(DeviceAct::Cut { client, .. }) if client == "pump-117"));
    assert!(matches!(ended, Some(Outcome::Applied { .. })), "{ended:?}");
    assert!(
        ward.is_connected("pump-117"),
        "nothing keeps it away: it is back at once"
    );
}

#[tokio::test]
async fn who_may_not_contain_cuts_nothing_and_writes_nothing() {
    let ward = Wired::at_the_waterworks().await;
    let viewer = person("viewer", Role::Viewer);
    let refused = cut(
        &ward.console,
        &viewer,
        &entry(),
        Some(ward.id()),
        &pump(),
        reason(),
    )
    .await;
    assert!(matches!(refused, Err(ResponseError::Forbidden(_))));
    assert!(ward.entries().await.is_empty());
    assert_eq!(ward.done("DeleteConnection"), 0);
}

#[tokio::test]
async fn a_violation_is_marked_here_and_in_aws_and_on_the_device_that_it_is_of() {
    let ward = Wired::at_the_waterworks().await;
    let violation = ward.console.fleet.violations(&pump()).await.unwrap().remove(0);
    let found = |id: &str| Found {
        violation: id.to_owned(),
        verification: Verification::TruePositive,
        remark: Some(reason()),
    };
    let lead = person("lead-l", Role::Lead);
    let id = entry();
    let done = verify(
        &ward.console,
        &lead,
        &id,
        Some(ward.id()),
        &pump(),
        found(&violation.id),
    )
    .await;
    assert_eq!(done.unwrap().said, "Marked as true positive");
    let now = ward.console.fleet.violations(&pump()).await.unwrap().remove(0);
    assert_eq!(now.verification, Verification::TruePositive);
    let (asked, ended) = told(&ward, &id).await;
    assert!(
        matches!(&asked, Some(DeviceAct::Verify { behaviour, .. }) if *behaviour == violation.behaviour),
        "{asked:?}"
    );
    assert!(matches!(ended, Some(Outcome::Applied { .. })), "{ended:?}");
    let (before, done) = (ward.entries().await.len(), ward.done(VERIFY));
    for (device, violation) in [("pump-117", "no-such-violation"), ("pump-118", &*violation.id)] {
        let device: DeviceName = device.parse().unwrap();
        let foreign = verify(
            &ward.console,
            &lead,
            &entry(),
            Some(ward.id()),
            &device,
            found(violation),
        )
        .await;
        let told = refused(foreign);
        assert!(
            told.contains(&format!("not among those of {device} now")),
            "{told}"
        );
    }
    assert_eq!((ward.entries().await.len(), ward.done(VERIFY)), (before, done));
    // The form once more is what it was, though the violation may have ended since.
    let again = verify(
        &ward.console,
        &lead,
        &id,
        Some(ward.id()),
        &pump(),
        found(&violation.id),
    )
    .await;
    assert_eq!(again.unwrap().said, "Marked as true positive");
    assert_eq!((ward.entries().await.len(), ward.done(VERIFY)), (before, done));
}
