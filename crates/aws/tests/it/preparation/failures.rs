use super::account;
use aws::Preparation as Setup;
use domain::readiness::{CertificateUse, Needed};
use futures::future::BoxFuture;
use response::ports::{Preparation, StoreError};
use simulator::{Fault, FaultKind, RESPONDER_ACCESS_KEY, Seed};

type Read = fn(Setup) -> BoxFuture<'static, Result<(), StoreError>>;

macro_rules! read {
    ($setup:ident, $call:expr) => {
        |$setup| Box::pin(async move { $call.await.map(drop) })
    };
}

/// Every operation, with its permission and the reading that needs it.
const ALL: [(&str, &str, Read); 14] = [
    (
        "GetV2LoggingOptions",
        "iot:GetV2LoggingOptions",
        read!(setup, setup.logging()),
    ),
    (
        "GetIndexingConfiguration",
        "iot:GetIndexingConfiguration",
        read!(setup, setup.indexing()),
    ),
    (
        "DescribeIndex",
        "iot:DescribeIndex",
        read!(setup, setup.indexing()),
    ),
    (
        "ListSecurityProfiles",
        "iot:ListSecurityProfiles",
        read!(setup, setup.security_profiles()),
    ),
    (
        "DescribeSecurityProfile",
        "iot:DescribeSecurityProfile",
        read!(setup, setup.security_profiles()),
    ),
    (
        "ListTargetsForSecurityProfile",
        "iot:ListTargetsForSecurityProfile",
        read!(setup, setup.security_profiles()),
    ),
    (
        "GetBehaviorModelTrainingSummaries",
        "iot:GetBehaviorModelTrainingSummaries",
        read!(setup, setup.training()),
    ),
    (
        "ListCertificates",
        "iot:ListCertificates",
        read!(setup, setup.active_certificates(9)),
    ),
    (
        "ListPrincipalThingsV2",
        "iot:ListPrincipalThings",
        read!(setup, setup.users(&certificate())),
    ),
    ("ListThings", "iot:ListThings", read!(setup, setup.devices(9))),
    ("SearchIndex", "iot:SearchIndex", read!(setup, setup.connected(9))),
    (
        "GetReplicationSet",
        "ssm-incidents:GetReplicationSet",
        read!(setup, setup.replication()),
    ),
    (
        "GetResponsePlan",
        "ssm-incidents:GetResponsePlan",
        read!(setup, setup.plans()),
    ),
    (
        "SimulatePrincipalPolicy",
        "iam:SimulatePrincipalPolicy",
        read!(setup, setup.permissions(&needed())),
    ),
];

fn certificate() -> CertificateUse {
    let id = "0".repeat(64);
    CertificateUse {
        arn: format!("arn:aws:iot:eu-central-1:111122223333:cert/{id}"),
        id: id.parse().unwrap(),
    }
}

fn needed() -> [Needed; 1] {
    [Needed {
        action: "iot:DescribeThing".into(),
        resource: "*".into(),
        lets: String::new(),
        acts: false,
    }]
}

#[tokio::test]
async fn a_denial_names_the_missing_permission_of_every_operation() {
    let (running, setup) = account(Seed::Demo, RESPONDER_ACCESS_KEY).await;
    for (operation, permission, read) in ALL {
        running.world().clear_faults(None);
        running
            .world()
            .add_fault(Fault::of(FaultKind::Deny).on(operation));
        let denied = StoreError::Denied {
            operation,
            action: permission.to_owned(),
        };
        assert_eq!(read(setup.clone()).await, Err(denied));
    }
    running.shutdown().await;
}

#[tokio::test]
async fn throttling_of_every_operation_is_waited_out() {
    let (running, setup) = account(Seed::Demo, RESPONDER_ACCESS_KEY).await;
    for (operation, _, read) in ALL {
        running.world().clear_faults(None);
        running.world().clear_calls();
        running
            .world()
            .add_fault(Fault::of(FaultKind::Throttle).on(operation).times(1));
        let told = read(setup.clone()).await;
        assert!(
            !matches!(told, Err(StoreError::Throttled { .. })),
            "{operation}: {told:?}"
        );
        let calls = running.world().calls_after(0);
        let sent = calls.iter().filter(|call| call.operation == operation).count();
        assert!(sent >= 2, "{operation}");
    }
    running.shutdown().await;
}
