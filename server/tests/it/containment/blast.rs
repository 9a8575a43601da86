//! What an act would do, from AWS's own answers.

use super::ward::{Wired, responder};
use crate::site::entry;
use domain::containment::{Answers, BlastRadius, GroupState, Strength};
use domain::device::Access;
use domain::ids::DeviceName;
use response::containment::{Outcome, blast_radius, set_answers};
use response::devices::refresh;
use serde_json::json;
use simulator::{Fault, FaultKind};

async fn of(ward: &Wired, device: &str, strength: Strength) -> BlastRadius {
    let device = device.parse().unwrap();
    blast_radius(&ward.console, &responder(), &device, strength)
        .await
        .unwrap()
}

#[tokio::test]
async fn what_stops_is_asked_for_the_topics_that_were_seen() {
    let ward = Wired::at_the_waterworks().await;
    // What it publishes to, its capture tells, whether it is connected or not.
    refresh(&ward.console, None, &"pump-117".parse().unwrap())
        .await
        .unwrap();
    let blast = of(&ward, "pump-117", Strength::Group).await;
    let policies = ["QuarantineDeny".to_owned()].to_vec();
    assert_eq!(blast.group, GroupState::Policies { names: policies });
    let allowed = |access, target: &str| {
        let mut stops = blast.stops.iter();
        let found = stops.find(|one| one.question.access == access && one.question.target == target);
        found.map(|one| (one.now, one.after))
    };
    assert_eq!(allowed(Access::Connect, "pump-117"), Some((true, false)));
    assert_eq!(
        allowed(Access::Subscribe, "cmd/waterworks/all"),
        Some((true, false)),
        "a topic of its session"
    );
    let publishes = blast.stops.iter().filter(|one| {
        let (access, target) = (one.question.access, one.question.target.as_str());
        access == Access::Publish && target.contains("pump-117/any")
    });
    assert_eq!(
        publishes.map(|one| (one.now, one.after)).collect::<Vec<_>>(),
        [(true, false), (true, false)],
        "{:?}",
        blast.stops
    );
    // Its own policy doesn't let it publish what no device uses: nothing of it is stopped by the act.
    assert_eq!(
        allowed(Access::Publish, "lazaret/probe/pump-117"),
        Some((false, false))
    );
    assert!(blast.stopped() > 3 && blast.unread.is_empty(), "{blast:?}");
    assert_eq!(
        (blast.client.as_deref(), blast.shares.len()),
        (Some("pump-117"), 0)
    );
    assert!(
        blast
            .summary()
            .starts_with(&format!("stops {} of ", blast.stopped()))
    );
}

#[tokio::test]
async fn by_certificate_everything_stops_and_who_shares_it_is_named() {
    let ward = Wired::at_the_waterworks().await;
    let blast = of(&ward, "chlorine-012", Strength::Certificate).await;
    assert!(blast.stops.iter().all(|one| !one.after) && blast.stopped() > 0);
    let names: Vec<&str> = blast.shares[0].things.iter().map(DeviceName::as_str).collect();
    assert_eq!(names, ["chlorine-031"]);
    assert!(
        blast
            .warnings
            .iter()
            .any(|one| one.contains("no tunnel reaches it"))
    );
}

#[tokio::test]
async fn a_second_certificate_and_a_running_job_are_told() {
    let ward = Wired::at_the_waterworks().await;
    let two = of(&ward, "pump-042", Strength::Group).await;
    assert!(
        two.warnings
            .iter()
            .any(|one| one.starts_with("More than one of its certificates")),
        "{:?}",
        two.warnings
    );
    let busy = of(&ward, "pump-118", Strength::Group).await;
    assert_eq!(busy.jobs.len(), 1);
    assert!(busy.summary().contains("1 running job"), "{}", busy.summary());
}

#[tokio::test]
async fn a_device_without_a_certificate_or_a_session_says_what_that_means() {
    let ward = Wired::at_the_waterworks().await;
    let blast = of(&ward, "reservoir-018", Strength::Both).await;
    assert_eq!((blast.stops.len(), blast.client.clone()), (0, None));
    for sentence in ["No certificate of it is known", "It was never seen connected"] {
        assert!(
            blast.warnings.iter().any(|one| one.starts_with(sentence)),
            "{sentence}: {:?}",
            blast.warnings
        );
    }
}

#[tokio::test]
async fn a_critical_device_needs_a_second_person_and_says_so_before() {
    let ward = Wired::at_the_waterworks().await;
    let pump = "pump-117".parse().unwrap();
    assert!(!of(&ward, "pump-117", Strength::Group).await.needs_approval);
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
    let blast = of(&ward, "pump-117", Strength::Group).await;
    assert!(blast.needs_approval);
    assert_eq!(blast.recovery.answers(), answers);
}

#[tokio::test]
async fn what_the_registry_says_counts_until_somebody_answers_here() {
    let ward = Wired::at_the_waterworks().await;
    let critical = json!({"attributePayload": {"attributes": {"mission_critical": "yes"}, "merge": true}});
    ward.fleet.iot("PATCH", "/things/pump-042", critical).await;
    let blast = of(&ward, "pump-042", Strength::Group).await;
    assert!(blast.needs_approval, "{:?}", blast.recovery);
    let pump: DeviceName = "pump-042".parse().unwrap();
    let asked = ward.try_quarantine(&pump, Strength::Group).await.unwrap();
    assert_eq!(asked.devices, [(pump.clone(), Outcome::Waits)]);
    let answers = Answers {
        mission_critical: Some(false),
        ..Answers::default()
    };
    let none = Answers::default();
    set_answers(&ward.console, &responder(), &entry(), &pump, none, answers)
        .await
        .unwrap();
    assert!(!of(&ward, "pump-042", Strength::Group).await.needs_approval);
}

#[tokio::test]
async fn what_can_not_be_read_is_named_and_the_rest_stands() {
    for (operation, count) in [
        ("DescribeThingGroup", 1),
        ("TestAuthorization", 1),
        ("ListJobExecutionsForThing", 1),
    ] {
        let ward = Wired::at_the_waterworks().await;
        ward.site.aws.add_fault(Fault::of(FaultKind::Deny).on(operation));
        let blast = of(&ward, "pump-117", Strength::Group).await;
        assert_eq!(blast.unread.len(), count, "{operation}: {:?}", blast.unread);
        assert!(blast.unread[0].contains(operation), "{:?}", blast.unread);
        assert!(blast.summary().contains("1 part could not be read"));
        assert_eq!(blast.registered, Some(true));
    }
}
