//! What may never show Verified, at the account itself: the real adapter and gateway, over the wire.

use super::ward::{MINUTE, Wired, responder};
use domain::containment::{Course, Stage, Strength};
use serde_json::json;
use simulator::Things;

/// Longer than all delays together.
const LONG: i64 = 30 * MINUTE;
/// How often it is looked at: each look is a dozen calls.
const EVERY: i64 = 20_000;

/// A quarantine by group of this device, long after: never verified, nowhere on the record.
async fn never(ward: &Wired, device: &str) -> Course {
    let id = ward.quarantine(&device.parse().unwrap(), Strength::Group).await;
    ward.pass_seldom(LONG, EVERY).await;
    let course = ward.course(&id).await;
    assert_eq!(course.progress.verified, None, "{device}");
    let told = ward.reports().await;
    assert!(
        told.iter().all(|(stage, _)| *stage != Stage::Verified),
        "{told:?}"
    );
    course
}

fn why(course: &Course) -> &str {
    course.progress.cannot.as_deref().unwrap_or_default()
}

#[tokio::test]
async fn an_ordinary_device_is_verified_so_that_the_others_are_told_apart() {
    let ward = Wired::at_the_waterworks().await;
    let id = ward
        .quarantine(&"pump-117".parse().unwrap(), Strength::Group)
        .await;
    ward.pass_seldom(LONG, EVERY).await;
    assert_eq!(
        ward.stage(&id).await,
        Stage::Verified,
        "{:?}",
        ward.course(&id).await.progress
    );
    assert!(!ward.is_connected("pump-117"));
    assert_eq!(ward.done("AddThingToThingGroup"), 1);
}

#[tokio::test]
async fn a_device_whose_client_id_is_not_its_name_is_never_verified() {
    let ward = Wired::at_the_waterworks().await;
    let course = never(&ward, "gateway-009").await;
    assert_eq!(course.stage(), Stage::Applied);
    assert!(ward.is_connected("gw-supplier-0009"), "the group binds it not");
    assert!(
        why(&course).contains("policies don't bind it") || why(&course).contains("never seen connected"),
        "{}",
        why(&course)
    );
}

#[tokio::test]
async fn a_device_that_comes_back_is_never_verified_while_it_does() {
    let ward = Wired::at_the_waterworks().await;
    let pump = "pump-118".parse().unwrap();
    let id = ward.quarantine(&pump, Strength::Group).await;
    // Somebody takes it out again each time: it is let in once that binds.
    for _ in 0..6 {
        ward.pass_seldom(6 * MINUTE, EVERY).await;
        let member = json!({"thingGroupName": "QUARANTINED", "thingName": "pump-118"});
        ward.fleet
            .iot("PUT", "/thing-groups/removeThingFromThingGroup", member)
            .await;
        assert!(ward.course(&id).await.progress.verified.is_none());
    }
    let told = ward.reports().await;
    assert!(
        told.iter()
            .any(|(_, line)| line.starts_with("it no longer is as it was read back")),
        "{told:?}"
    );
    assert!(
        told.iter().all(|(stage, _)| *stage != Stage::Verified),
        "{told:?}"
    );
    ward.pass_seldom(LONG, EVERY).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified, "once it is left alone");
}

#[tokio::test]
async fn a_session_that_comes_back_at_once_is_cut_every_two_seconds_until_the_policies_bind() {
    let ward = Wired::at_the_waterworks().await;
    ward.quarantine(&"pump-118".parse().unwrap(), Strength::Group)
        .await;
    ward.pass(10_000).await;
    let before = ward.done("DeleteConnection");
    ward.pass(MINUTE).await;
    assert!(ward.is_connected("pump-118"), "the policies don't bind yet");
    assert_eq!(ward.done("DeleteConnection") - before, 30);
}

#[tokio::test]
async fn a_device_that_reconnects_after_it_was_effective_begins_its_silence_anew() {
    let ward = Wired::at_the_waterworks().await;
    let pump = "pump-118".parse().unwrap();
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass_seldom(12 * MINUTE, EVERY).await;
    assert_eq!(ward.stage(&id).await, Stage::Effective);
    // A second policy version lets it in for a moment, as a wrong default version would.
    let detach = json!({"target": "arn:aws:iot:eu-central-1:111122223333:thinggroup/QUARANTINED"});
    ward.fleet
        .iot("POST", "/target-policies/QuarantineDeny", detach.clone())
        .await;
    ward.pass_seldom(8 * MINUTE, EVERY).await;
    assert!(ward.is_connected("pump-118"), "it is back");
    let course = ward.course(&id).await;
    assert_eq!(
        (
            course.progress.effective.clone(),
            course.progress.verified.clone()
        ),
        (None, None)
    );
    ward.fleet
        .iot("PUT", "/target-policies/QuarantineDeny", detach)
        .await;
    ward.pass_seldom(12 * MINUTE, EVERY).await;
    assert!(ward.course(&id).await.progress.verified.is_none());
    ward.pass_seldom(LONG, EVERY).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified);
}

#[tokio::test]
async fn a_device_with_a_second_active_certificate_is_never_verified() {
    let ward = Wired::at_the_waterworks().await;
    let course = never(&ward, "pump-042").await;
    assert!(
        why(&course).contains("2 of its certificates are active"),
        "{}",
        why(&course)
    );
}

#[tokio::test]
async fn a_device_in_a_group_that_denies_nothing_is_never_verified() {
    // Weakness 13 of the published example: to be in its group changed nothing.
    let ward = Wired::with(|settings| settings.containment.group = "Maintenance".parse().unwrap()).await;
    let course = never(&ward, "pump-119").await;
    assert_eq!(course.stage(), Stage::Applied);
    assert!(
        why(&course).contains("The policies with Maintenance still allow: connect pump-119"),
        "{}",
        why(&course)
    );
    assert!(ward.is_connected("pump-119"));
}

#[tokio::test]
async fn a_device_that_was_never_seen_is_never_verified_and_says_what_is_known() {
    let ward = Wired::at_the_waterworks().await;
    let stored = Things {
        prefix: "stored".into(),
        count: 1,
        shared: false,
        connected: false,
    };
    ward.site.aws.make_things(&stored);
    let course = never(&ward, "stored-0000").await;
    assert_eq!(course.stage(), Stage::Applied);
    assert_eq!(
        why(&course),
        "It was never seen connected: that it stays away proves nothing. What is read back is what was applied."
    );
}

#[tokio::test]
async fn evidence_that_is_older_than_the_act_claims_nothing() {
    let ward = Wired::at_the_waterworks().await;
    let pump = "pump-120".parse().unwrap();
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass_seldom(LONG, EVERY).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified);
    let old = ward.course(&id).await;
    // What was read for the order before is offered for the one that takes its place, and by a worker that was slow.
    let second = ward.quarantine(&pump, Strength::Certificate).await;
    let fresh = ward.course(&second).await;
    assert_eq!(
        (fresh.progress.applied.clone(), fresh.progress.verified.clone()),
        (None, None)
    );
    response::containment::work(&ward.console, old, 1).await.unwrap();
    assert_eq!(ward.stage(&id).await, Stage::Replaced);
    assert_eq!(ward.course(&second).await, fresh);
    ward.site.advance(MINUTE);
    let seen = ward.course(&id).await.progress.observed.unwrap();
    assert!(seen < fresh.order.requested, "all of it was read before the act");
    ward.pass_seldom(LONG, EVERY).await;
    let course = ward.course(&second).await;
    let proof = course.progress.verified.unwrap();
    assert!(proof.at >= course.order.requested.plus(10 * MINUTE));
}

/// Gives the device's certificate this statement as its only policy, and its site none.
async fn only(ward: &Wired, device: &str, statements: serde_json::Value) {
    let document = json!({"Version": "2012-10-17", "Statement": statements});
    let policy = json!({"policyDocument": document.to_string()});
    ward.fleet.iot("POST", "/policies/Only", policy).await;
    let path = format!("/things/{device}/principals");
    let principals = ward.fleet.iot("GET", &path, serde_json::Value::Null).await;
    let target = json!({"target": principals["principals"][0]});
    let site = json!({"target": "arn:aws:iot:eu-central-1:111122223333:thinggroup/Sites"});
    ward.fleet
        .iot("PUT", "/target-policies/Only", target.clone())
        .await;
    for (policy, from) in [("WaterworksDevice", target), ("WaterworksSite", site)] {
        let path = format!("/target-policies/{policy}");
        ward.fleet.iot("POST", &path, from).await;
    }
    ward.pass(8 * MINUTE).await;
}

#[tokio::test]
async fn what_aws_can_not_answer_without_a_session_is_not_proven() {
    // Without an address nothing is allowed, or all of it denied, so it seems.
    let inside = json!({"aws:SourceIp": ["10.0.0.0/8"]});
    let allowed = json!([{"Effect": "Allow", "Action": "iot:*", "Resource": "*",
        "Condition": {"IpAddress": inside}}]);
    let denied = json!([{"Effect": "Allow", "Action": "iot:*", "Resource": "*"},
        {"Effect": "Deny", "Action": "iot:*", "Resource": "*", "Condition": {"NotIpAddress": inside}}]);
    for statements in [allowed, denied] {
        let ward = Wired::with(|settings| settings.containment.group = "Maintenance".parse().unwrap()).await;
        only(&ward, "pump-116", statements).await;
        assert!(ward.is_connected("pump-116"), "it is let in from where it is");
        let (pump, who) = ("pump-116".parse().unwrap(), responder());
        let blast = response::containment::blast_radius(&ward.console, &who, &pump, Strength::Group);
        let blast = blast.await.unwrap();
        assert!(!blast.stops.is_empty() && blast.stopped() == 0, "{blast:?}");
        let told = |word: &str| blast.warnings.iter().any(|one| one.contains(word));
        assert!(told("asks for aws:SourceIp"), "{:?}", blast.warnings);
        let course = never(&ward, "pump-116").await;
        assert_eq!(course.stage(), Stage::Applied);
        assert!(
            why(&course).contains("aws:SourceIp, which only a session has"),
            "{}",
            why(&course)
        );
        assert!(ward.is_connected("pump-116"), "and is let in again");
    }
}

#[tokio::test]
async fn a_group_that_denies_whatever_the_session_is_like_is_proven_beside_policies_that_ask_for_it() {
    let ward = Wired::at_the_waterworks().await;
    let inside = json!([{"Effect": "Allow", "Action": "iot:*", "Resource": "*",
        "Condition": {"IpAddress": {"aws:SourceIp": ["10.0.0.0/8"]}}}]);
    only(&ward, "pump-116", inside).await;
    assert!(ward.is_connected("pump-116"));
    let id = ward
        .quarantine(&"pump-116".parse().unwrap(), Strength::Group)
        .await;
    ward.pass_seldom(LONG, EVERY).await;
    assert_eq!(
        ward.stage(&id).await,
        Stage::Verified,
        "{:?}",
        ward.course(&id).await.progress
    );
    assert!(!ward.is_connected("pump-116"));
}
