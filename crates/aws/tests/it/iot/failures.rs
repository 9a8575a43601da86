use super::devices::{Devices, PUMP, pump};
use crate::bench::{hasty, settings};
use aws::{Account, Iot};
use domain::device::{Access, Question, Verification};
use domain::ids::CertificateId;
use futures::future::BoxFuture;
use response::ports::{Fleet, StoreError};
use simulator::{Fault, FaultKind, READER_ACCESS_KEY};

type Act = fn(Iot, CertificateId) -> BoxFuture<'static, Result<(), StoreError>>;

macro_rules! act {
    ($fleet:ident, $id:ident, $call:expr) => {
        |$fleet, $id| {
            Box::pin(async move {
                let _id = &$id;
                $call.await.map(drop)
            })
        }
    };
}

/// Every operation that a use case of the fleet depends on, with its permission and one way to it.
const ALL: [(&str, &str, Act); 24] = [
    (
        "DescribeThing",
        "DescribeThing",
        act!(fleet, id, fleet.thing(&pump())),
    ),
    (
        "ListThingGroupsForThing",
        "ListThingGroupsForThing",
        act!(fleet, id, fleet.groups(&pump())),
    ),
    (
        "DescribeThingGroup",
        "DescribeThingGroup",
        act!(fleet, id, fleet.group(&group())),
    ),
    ("GetPolicy", "GetPolicy", act!(fleet, id, fleet.group(&group()))),
    (
        "ListThingPrincipalsV2",
        "ListThingPrincipals",
        act!(fleet, id, fleet.certificates(&pump())),
    ),
    (
        "ListPrincipalThingsV2",
        "ListPrincipalThings",
        act!(fleet, id, fleet.certificates(&pump())),
    ),
    (
        "DescribeCertificate",
        "DescribeCertificate",
        act!(fleet, id, fleet.certificates(&pump())),
    ),
    (
        "ListAttachedPolicies",
        "ListAttachedPolicies",
        act!(fleet, id, fleet.certificates(&pump())),
    ),
    (
        "GetEffectivePolicies",
        "GetEffectivePolicies",
        act!(fleet, id, fleet.effective_policies(&pump(), None)),
    ),
    (
        "ListSubscriptions",
        "ListSubscriptions",
        act!(fleet, id, fleet.subscriptions(PUMP)),
    ),
    (
        "ListActiveViolations",
        "ListActiveViolations",
        act!(fleet, id, fleet.violations(&pump())),
    ),
    (
        "GetThingShadow",
        "GetThingShadow",
        act!(fleet, id, fleet.shadow(&pump())),
    ),
    (
        "ListNamedShadowsForThing",
        "ListNamedShadowsForThing",
        act!(fleet, id, fleet.shadow(&pump())),
    ),
    (
        "ListJobExecutionsForThing",
        "ListJobExecutionsForThing",
        act!(fleet, id, fleet.jobs(&pump())),
    ),
    (
        "ListRetainedMessages",
        "ListRetainedMessages",
        act!(fleet, id, fleet.retained("x")),
    ),
    (
        "ListTunnels",
        "ListTunnels",
        act!(fleet, id, fleet.tunnels(&pump())),
    ),
    (
        "TestAuthorization",
        "TestAuthorization",
        act!(fleet, id, ask(&fleet)),
    ),
    (
        "AddThingToThingGroup",
        "AddThingToThingGroup",
        act!(fleet, id, fleet.add_to_group(&pump(), &group(), true)),
    ),
    (
        "RemoveThingFromThingGroup",
        "RemoveThingFromThingGroup",
        act!(fleet, id, fleet.remove_from_group(&pump(), &group())),
    ),
    (
        "UpdateCertificate",
        "UpdateCertificate",
        act!(fleet, id, fleet.set_certificate(&id, true)),
    ),
    (
        "DeleteConnection",
        "DeleteConnection",
        act!(fleet, id, fleet.cut_connection(PUMP)),
    ),
    (
        "PutVerificationStateOnViolation",
        "PutVerificationStateOnViolation",
        act!(
            fleet,
            id,
            fleet.verify_violation("0b1c2d3e", Verification::Unknown, None)
        ),
    ),
    (
        "OpenTunnel",
        "OpenTunnel",
        act!(fleet, id, fleet.open_tunnel(&pump(), "SSH", 5, "x")),
    ),
    (
        "CloseTunnel",
        "CloseTunnel",
        act!(fleet, id, fleet.close_tunnel("nothing")),
    ),
];

fn group() -> domain::ids::GroupName {
    "QUARANTINED".parse().unwrap()
}

async fn ask(fleet: &Iot) -> Result<(), StoreError> {
    let certificate = fleet.certificates(&pump()).await?.remove(0);
    let question = Question {
        access: Access::Connect,
        target: PUMP.to_owned(),
    };
    fleet
        .verdicts(&certificate, PUMP, &[question], &[])
        .await
        .map(drop)
}

/// The pump, and a quarantine group with a policy.
async fn ready(devices: Devices) -> (Devices, CertificateId) {
    let devices = devices.with_a_pump().await;
    let (_, arn) = devices.world.group("QUARANTINED").await;
    devices.world.attach_policy("everything", &arn).await;
    let id = devices.certificate().await.id;
    (devices, id)
}

#[tokio::test]
async fn a_denial_names_the_missing_permission_of_every_operation() {
    let (devices, id) = ready(Devices::new().await).await;
    for (operation, permission, act) in ALL {
        devices.running.world().clear_faults(None);
        devices.fail(Fault::of(FaultKind::Deny).on(operation));
        let denied = act(devices.world.fleet.clone(), id.clone()).await;
        let action = format!("iot:{permission}");
        assert_eq!(denied, Err(StoreError::Denied { operation, action }));
    }
}

#[tokio::test]
async fn throttling_is_waited_out_by_every_operation_and_told_when_it_does_not_end() {
    let (devices, id) = ready(Devices::new().await).await;
    for (operation, _, act) in ALL {
        devices.running.world().clear_faults(None);
        devices.fail(Fault::of(FaultKind::Throttle).on(operation).times(1));
        let first = act(devices.world.fleet.clone(), id.clone()).await;
        let waited = !matches!(first, Err(StoreError::Throttled { .. }));
        assert!(
            waited && devices.calls(operation).len() >= 2,
            "{operation}: {first:?}"
        );
        devices.fail(Fault::of(FaultKind::Throttle).on(operation));
        if operation != "ListRetainedMessages" {
            let throttled = act(devices.world.fleet.clone(), id.clone()).await;
            assert_eq!(throttled, Err(StoreError::Throttled { operation }));
        }
    }
}

#[tokio::test]
async fn what_is_not_answered_is_unavailable_and_leaves_doubt_about_every_operation() {
    let (devices, id) = ready(Devices::with(hasty()).await).await;
    for (operation, _, act) in ALL {
        for kind in [FaultKind::Cut, FaultKind::Error] {
            devices.running.world().clear_faults(None);
            devices.fail(Fault::of(kind).on(operation));
            let error = act(devices.world.fleet.clone(), id.clone()).await.unwrap_err();
            assert!(error.leaves_doubt(), "{operation} {kind:?}: {error}");
        }
    }
}

#[tokio::test]
async fn a_role_that_only_reads_is_told_which_right_an_act_needs() {
    let (devices, id) = ready(Devices::new().await).await;
    let reader = Account::connect(settings(&devices.running, READER_ACCESS_KEY))
        .await
        .unwrap()
        .iot();
    reader.thing(&pump()).await.unwrap().unwrap();
    for (added, action) in [
        (
            reader.add_to_group(&pump(), &group(), true).await,
            "iot:AddThingToThingGroup",
        ),
        (reader.set_certificate(&id, false).await, "iot:UpdateCertificate"),
        (reader.cut_connection(PUMP).await, "iot:DeleteConnection"),
    ] {
        let Err(StoreError::Denied { action: missing, .. }) = added else {
            panic!("{action}: {added:?}");
        };
        assert_eq!(missing, action);
    }
}
