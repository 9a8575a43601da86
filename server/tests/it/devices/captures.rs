use crate::containment::ward::{MINUTE, Wired, person};
use domain::device::Device;
use domain::ids::DeviceName;
use domain::rights::Role;
use response::ResponseError;
use response::devices::{capture, metric, refresh, view};
use serde_json::json;
use simulator::{Fault, FaultKind};

/// The sections with an error, and those that were never read.
fn lacking(device: &Device) -> (Vec<&'static str>, Vec<&'static str>) {
    let sections = [
        (
            "thing",
            device.thing.error.is_some(),
            device.thing.value.is_none(),
        ),
        (
            "groups",
            device.groups.error.is_some(),
            device.groups.value.is_none(),
        ),
        (
            "certificates",
            device.certificates.error.is_some(),
            device.certificates.value.is_none(),
        ),
        (
            "policies",
            device.policies.error.is_some(),
            device.policies.value.is_none(),
        ),
        (
            "connection",
            device.connection.error.is_some(),
            device.connection.value.is_none(),
        ),
        (
            "subscriptions",
            device.subscriptions.error.is_some(),
            device.subscriptions.value.is_none(),
        ),
        (
            "violations",
            device.violations.error.is_some(),
            device.violations.value.is_none(),
        ),
        (
            "shadow",
            device.shadow.error.is_some(),
            device.shadow.value.is_none(),
        ),
        ("jobs", device.jobs.error.is_some(), device.jobs.value.is_none()),
        (
            "retained",
            device.retained.error.is_some(),
            device.retained.value.is_none(),
        ),
        (
            "tunnels",
            device.tunnels.error.is_some(),
            device.tunnels.value.is_none(),
        ),
    ];
    let failed = sections.iter().filter(|one| one.1).map(|one| one.0).collect();
    let unread = sections.iter().filter(|one| one.2).map(|one| one.0).collect();
    (failed, unread)
}

fn pump() -> DeviceName {
    "pump-117".parse().unwrap()
}

#[tokio::test]
async fn every_section_of_a_device_is_read() {
    let ward = Wired::at_the_waterworks().await;
    let seen = capture(&ward.console, &pump()).await;
    assert_eq!(lacking(&seen.device), (Vec::new(), Vec::new()));
    let device = seen.device;
    assert_eq!(
        device.connection.value.as_ref().map(|one| one.connected),
        Some(true)
    );
    assert_eq!(
        device.violations.value.unwrap()[0].behaviour,
        "AuthorizedTcpPorts"
    );
    assert_eq!(device.subscriptions.value.unwrap().len(), 3);
    let policies = device.policies.value.unwrap();
    let names: Vec<&str> = policies.iter().map(|one| one.name.as_str()).collect();
    assert!(names.contains(&"WaterworksDevice") && names.contains(&"WaterworksSite"));
}

#[tokio::test]
async fn one_api_that_fails_takes_one_section_with_it_and_no_other() {
    for (operation, section) in [
        ("DescribeThing", "thing"),
        ("ListThingGroupsForThing", "groups"),
        ("ListActiveViolations", "violations"),
        ("ListSubscriptions", "subscriptions"),
        ("GetThingShadow", "shadow"),
        ("ListJobExecutionsForThing", "jobs"),
        ("ListRetainedMessages", "retained"),
        ("ListTunnels", "tunnels"),
        ("GetEffectivePolicies", "policies"),
    ] {
        let ward = Wired::at_the_waterworks().await;
        ward.site.aws.add_fault(Fault::of(FaultKind::Deny).on(operation));
        let (failed, _) = lacking(&capture(&ward.console, &pump()).await.device);
        assert!(failed.contains(&section), "{operation}: {failed:?}");
        // Without a thing nothing is asked of its policies; that is no failure.
        assert!(failed.len() == 1, "{operation}: {failed:?}");
    }
}

#[tokio::test]
async fn the_first_capture_for_an_incident_stays_and_what_it_lacked_is_filled_in_later() {
    let ward = Wired::at_the_waterworks().await;
    let denied = ward
        .site
        .aws
        .add_fault(Fault::of(FaultKind::Deny).on("GetThingShadow"));
    refresh(&ward.console, Some(ward.id()), &pump()).await.unwrap();
    let first = ward
        .console
        .journal
        .then(ward.id(), &pump())
        .await
        .unwrap()
        .unwrap();
    assert!(first.device.shadow.value.is_none() && first.device.shadow.error.is_some());
    ward.site.aws.clear_faults(Some(denied));
    ward.site.advance(MINUTE);
    let update = json!({"attributePayload": {"attributes": {"firmware": "4.3.0"}, "merge": true}});
    ward.fleet.iot("PATCH", "/things/pump-117", update).await;
    refresh(&ward.console, Some(ward.id()), &pump()).await.unwrap();
    let then = ward
        .console
        .journal
        .then(ward.id(), &pump())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(then.at, first.at);
    assert!(then.device.shadow.value.is_some(), "filled by the second reading");
    assert_eq!(then.device.shadow.read, Some(first.at.plus(MINUTE)));
    assert_eq!(
        then.device.thing, first.device.thing,
        "what was read stays as it was"
    );
    let shown = view(
        &ward.console,
        &person("viewer", Role::Viewer),
        &pump(),
        Some(ward.id()),
    )
    .await;
    let shown = shown.unwrap();
    let changed: Vec<&str> = shown.changes.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(changed, ["attribute firmware"]);
    let firmware = &shown.changes[0];
    assert_eq!(
        (firmware.then.as_deref(), firmware.now.as_deref()),
        (Some("4.2.0"), Some("4.3.0"))
    );
}

#[tokio::test]
async fn what_can_not_be_read_now_keeps_its_last_value_with_its_age() {
    let ward = Wired::at_the_waterworks().await;
    refresh(&ward.console, None, &pump()).await.unwrap();
    let first = ward.console.journal.device(&pump()).await.unwrap().unwrap();
    ward.site.aws.add_fault(Fault::of(FaultKind::Deny));
    ward.site.advance(MINUTE);
    refresh(&ward.console, None, &pump()).await.unwrap();
    let later = ward.console.journal.device(&pump()).await.unwrap().unwrap();
    let (failed, unread) = lacking(&later.device);
    // All but the retained messages, whose list is kept for half a minute.
    assert_eq!((failed.len(), unread), (10, Vec::new()));
    assert_eq!(later.device.violations.value, first.device.violations.value);
    assert_eq!(later.device.violations.read, Some(first.at));
}

#[tokio::test]
async fn events_of_violations_are_kept_once_and_followed_from_where_they_ended() {
    let ward = Wired::at_the_waterworks().await;
    refresh(&ward.console, None, &pump()).await.unwrap();
    let first = ward.console.journal.violation_events(&pump(), 100).await.unwrap();
    assert!(first.len() >= 6, "{first:?}");
    ward.site.advance(11 * MINUTE);
    refresh(&ward.console, None, &pump()).await.unwrap();
    refresh(&ward.console, None, &pump()).await.unwrap();
    let later = ward.console.journal.violation_events(&pump(), 100).await.unwrap();
    assert_eq!(later.len(), first.len() + 2);
}

#[tokio::test]
async fn a_metric_is_read_from_aws_and_who_may_not_read_is_told_which_right_is_missing() {
    let ward = Wired::at_the_waterworks().await;
    let to = ward.now();
    let read = |actor| {
        let console = ward.console.clone();
        async move {
            let name = "aws:listening-tcp-ports";
            metric(&console, &actor, &pump(), name, to.plus(-60 * MINUTE), to).await
        }
    };
    let points = read(person("viewer", Role::Viewer)).await.unwrap();
    assert_eq!(points.len(), 12);
    assert_eq!(points.last().unwrap().text, "22, 123, 443");
    let mut nobody = person("nobody", Role::Viewer);
    nobody.rights = domain::rights::Rights::of([]);
    let refused = read(nobody).await.unwrap_err();
    assert!(matches!(refused, ResponseError::Forbidden(_)), "{refused:?}");
}
