//! What nobody wishes for, at the account itself: the real adapter and gateway, over the wire.

use super::ward::{MINUTE, Wired, person, reason, refused, responder};
use crate::site::entry;
use domain::containment::{GroupState, Stage, Strength};
use domain::device::CertificateStatus;
use domain::ids::DeviceName;
use domain::rights::Role;
use response::containment::{blast_radius, quarantine, release};
use serde_json::{Value, json};
use simulator::{Fault, FaultKind, Rate, Things};

const LONG: i64 = 30 * MINUTE;

#[tokio::test]
async fn names_with_colons_and_128_characters_are_verified_like_others() {
    let ward = Wired::at_the_waterworks().await;
    let longest = format!("{:x<128}", "meter:pressure-zone-7:street-cabinet:");
    for name in ["scada:hall-2:plc:01", &longest] {
        let id = ward.quarantine(&name.parse().unwrap(), Strength::Both).await;
        ward.pass(LONG).await;
        assert_eq!(ward.stage(&id).await, Stage::Verified, "{name}");
        assert!(!ward.is_connected(name));
    }
}

#[tokio::test]
async fn a_device_that_only_a_violation_knows_is_refused_with_the_reason_and_its_violation_is_shown() {
    let ward = Wired::at_the_waterworks().await;
    let alert = json!({
        "violationEventTime": ward.site.aws.now_ms(), "thingName": "stranger",
        "behavior": {"name": "AuthorizedTcpPorts", "metric": "aws:listening-tcp-ports",
            "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22]}}},
        "violationEventType": "in-alarm", "metricValue": {"ports": [23]},
        "securityProfileName": "DeviceRuleBaseline",
    });
    ward.site.aws.report_violation(alert).unwrap();
    let stranger: DeviceName = "stranger".parse().unwrap();
    let told = refused(ward.try_quarantine(&stranger, Strength::Group).await);
    assert_eq!(
        told,
        "The registry has no thing stranger: there is nothing to quarantine."
    );
    let blast = blast_radius(&ward.console, &responder(), &stranger, Strength::Group).await;
    let blast = blast.unwrap();
    assert_eq!(
        (blast.registered, blast.unread.clone()),
        (Some(false), Vec::new())
    );
    let violations = ward.console.fleet.violations(&stranger).await.unwrap();
    assert_eq!(violations.len(), 1);
    assert!(ward.entries().await.is_empty());
}

#[tokio::test]
async fn a_device_deleted_during_the_act_keeps_its_certificates_shut_and_is_never_verified() {
    let ward = Wired::at_the_waterworks().await;
    let pump = "pump-115".parse().unwrap();
    let certificate = ward.console.fleet.certificates(&pump).await.unwrap().remove(0);
    let id = ward.quarantine(&pump, Strength::Both).await;
    ward.look().await;
    // A thing with principals can't be deleted; whoever does it detaches them first.
    let principal = ("x-amzn-principal", certificate.arn.as_str());
    ward.fleet
        .with_header("DELETE", "/things/pump-115/principals", principal)
        .await;
    ward.fleet.iot("DELETE", "/things/pump-115", Value::Null).await;
    ward.pass(LONG).await;
    let course = ward.course(&id).await;
    assert!(course.progress.verified.is_none() && course.progress.applied.is_none());
    let line = course.line(ward.now());
    assert!(
        line.contains("registry has no thing of this name any more"),
        "{line}"
    );
    let path = format!("/certificates/{}", certificate.id.as_str());
    let read = ward.fleet.iot("GET", &path, Value::Null).await;
    assert_eq!(read["certificateDescription"]["status"], "INACTIVE");
    assert!(!ward.is_connected("pump-115"));
}

#[tokio::test]
async fn a_certificate_that_500_things_share_is_told_before_and_cut_for_all_of_them() {
    let ward = Wired::at_the_waterworks().await;
    let shared = Things {
        prefix: "shared".into(),
        count: 500,
        shared: true,
        connected: true,
    };
    let names = ward.site.aws.make_things(&shared);
    let first: DeviceName = names[0].parse().unwrap();
    let blast = blast_radius(&ward.console, &responder(), &first, Strength::Certificate).await;
    let blast = blast.unwrap();
    assert_eq!((blast.shares.len(), blast.shares[0].things.len()), (1, 499));
    assert!(
        blast
            .summary()
            .contains("certificate shared with 499 other things"),
        "{}",
        blast.summary()
    );
    let id = ward.quarantine(&first, Strength::Certificate).await;
    ward.pass(LONG).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified);
    assert_eq!(ward.done("UpdateCertificate"), 1);
    let connected = names.iter().filter(|name| ward.is_connected(name));
    assert_eq!(connected.count(), 0);
}

#[tokio::test]
async fn in_ten_groups_the_last_dynamic_one_gives_way_only_if_that_was_agreed_to() {
    let ward = Wired::at_the_waterworks().await;
    let pump: DeviceName = "pump-112".parse().unwrap();
    let blast = blast_radius(&ward.console, &responder(), &pump, Strength::Group).await;
    let evicted = blast.unwrap().evicts.unwrap();
    assert_eq!(evicted.as_str(), "OutdatedFirmware");
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(MINUTE).await;
    let course = ward.course(&id).await;
    assert_eq!(
        (course.stage(), course.progress.applied.clone()),
        (Stage::Requested, None)
    );
    let line = course.line(ward.now());
    assert!(line.contains("10 thing groups"), "{line}");
    let mut ask = ward.ask(&[&pump], Strength::Both);
    ask.evict = true;
    let stronger = entry();
    quarantine(&ward.console, &responder(), &stronger, ask)
        .await
        .unwrap();
    ward.pass(LONG).await;
    assert_eq!(ward.stage(&stronger).await, Stage::Verified);
    let groups = ward.console.fleet.groups(&pump).await.unwrap();
    let names: Vec<&str> = groups.iter().map(|one| one.group.as_str()).collect();
    assert!(names.len() == 10 && names.contains(&"QUARANTINED") && !names.contains(&"OutdatedFirmware"));
}

#[tokio::test]
async fn in_ten_static_groups_the_group_is_impossible_and_the_certificate_is_not() {
    let ward = Wired::at_the_waterworks().await;
    let pump: DeviceName = "pump-110".parse().unwrap();
    // It is in one of its site and in a dynamic one.
    for n in 0..9 {
        let path = format!("/thing-groups/Static-{n}");
        ward.fleet.iot("POST", &path, json!({})).await;
        let join = json!({"thingGroupName": format!("Static-{n}"), "thingName": "pump-110", "overrideDynamicGroups": true});
        ward.fleet
            .iot("PUT", "/thing-groups/addThingToThingGroup", join)
            .await;
    }
    let blast = blast_radius(&ward.console, &responder(), &pump, Strength::Group).await;
    let blast = blast.unwrap();
    assert_eq!((blast.full, blast.evicts.clone()), (true, None), "{blast:?}");
    let mut ask = ward.ask(&[&pump], Strength::Both);
    ask.evict = true;
    let form = entry();
    quarantine(&ward.console, &responder(), &form, ask).await.unwrap();
    ward.pass(LONG).await;
    let course = ward.course(&form).await;
    assert_eq!(course.stage(), Stage::Partial, "{:?}", course.progress);
    assert!(
        !ward.is_connected("pump-110"),
        "its certificate is shut all the same"
    );
    let certificate = ward.console.fleet.certificates(&pump).await.unwrap().remove(0);
    assert_eq!(certificate.status, CertificateStatus::Inactive);
}

#[tokio::test]
async fn a_quarantine_group_that_is_missing_is_told_before_and_made_good_once_it_is_there() {
    let ward = Wired::with(|settings| settings.containment.group = "Absent".parse().unwrap()).await;
    let pump: DeviceName = "pump-114".parse().unwrap();
    let blast = blast_radius(&ward.console, &responder(), &pump, Strength::Group).await;
    let blast = blast.unwrap();
    assert_eq!(blast.group, GroupState::Missing);
    assert!(
        blast
            .warnings
            .contains(&"There is no thing group Absent.".to_owned()),
        "{:?}",
        blast.warnings
    );
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(5 * MINUTE).await;
    let course = ward.course(&id).await;
    assert_eq!(
        (course.stage(), course.progress.applied.clone()),
        (Stage::Requested, None)
    );
    assert!(
        course.line(ward.now()).contains("Absent"),
        "{}",
        course.line(ward.now())
    );
    ward.fleet.iot("POST", "/thing-groups/Absent", json!({})).await;
    ward.pass(5 * MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Applied);
    // Being in it denies nothing yet, and that is said.
    let cannot = ward.course(&id).await.progress.cannot.unwrap();
    assert!(
        cannot.contains("The policies with Absent still allow"),
        "{cannot}"
    );
    let target = json!({"target": "arn:aws:iot:eu-central-1:111122223333:thinggroup/Absent"});
    ward.fleet
        .iot("PUT", "/target-policies/QuarantineDeny", target)
        .await;
    ward.pass(LONG).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified);
}

#[tokio::test]
async fn a_quarantine_and_a_release_at_once_end_as_the_later_order_wants() {
    let ward = Wired::at_the_waterworks().await;
    let pump: DeviceName = "pump-113".parse().unwrap();
    ward.quarantine(&pump, Strength::Group).await;
    ward.pass(LONG).await;
    let (let_go, hold, other) = (entry(), entry(), person("lead-m", Role::Lead));
    let who = responder();
    let (free, kept) = tokio::join!(
        release(&ward.console, &who, &let_go, Some(ward.id()), &pump, reason()),
        quarantine(&ward.console, &other, &hold, ward.ask(&[&pump], Strength::Both))
    );
    assert!(free.is_ok() || kept.is_ok());
    ward.pass(2 * LONG).await;
    let courses = ward.console.journal.courses_of(&pump).await.unwrap();
    let latest = &courses[0];
    let expected = if latest.order.contains() {
        (Stage::Verified, false)
    } else {
        (Stage::Released, true)
    };
    assert_eq!((latest.stage(), ward.is_connected("pump-113")), expected);
    let ended = courses[1..].iter().all(|one| one.end.is_some());
    assert!(ended, "one order counts");
}

#[tokio::test]
async fn a_throttled_account_gets_every_device_contained_and_no_step_twice_for_one_that_worked() {
    let ward = Wired::at_the_waterworks().await;
    let asked = Things {
        prefix: "line".into(),
        count: 12,
        shared: false,
        connected: true,
    };
    let names: Vec<DeviceName> = ward
        .site
        .aws
        .make_things(&asked)
        .into_iter()
        .map(|name| name.parse().unwrap())
        .collect();
    let devices: Vec<&DeviceName> = names.iter().collect();
    let form = entry();
    let ask = ward.ask(&devices, Strength::Group);
    quarantine(&ward.console, &responder(), &form, ask).await.unwrap();
    // In the middle of it AWS throttles, by its own quota and by the fault that strikes every operation.
    let slow = Rate {
        per_second: 4.0,
        burst: 4.0,
    };
    ward.site.aws.set_quota(Some("AddThingToThingGroup"), slow);
    ward.site
        .aws
        .add_fault(Fault::of(FaultKind::Throttle).skip(40).times(40));
    ward.pass_seldom(2 * MINUTE, 5_000).await;
    ward.site.aws.reset_quotas();
    ward.pass_seldom(LONG, MINUTE).await;
    let all = ward.console.journal.courses_on(ward.id()).await.unwrap();
    let verified = all.iter().filter(|one| one.stage() == Stage::Verified);
    assert_eq!((all.len(), verified.count()), (12, 12));
    assert_eq!(ward.done("AddThingToThingGroup"), 12, "once for each");
    let connected = names.iter().filter(|name| ward.is_connected(name.as_str()));
    assert_eq!(connected.count(), 0);
}
