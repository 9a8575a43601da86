use super::runbooks::{Runbooks, entry, pause, start_of};
use crate::bench::gateway;
use aws::gateway::{GatewaySettings, Patience};
use domain::ids::ExecutionId;
use response::ports::{Runbooks as _, StoreError};
use serde_json::json;
use simulator::{Fault, FaultKind, READER_ACCESS_KEY};
use std::time::Duration;

fn nothing() -> ExecutionId {
    "00000000-0000-4000-8000-00000000dead".parse().unwrap()
}

fn fault(operation: &str, kind: FaultKind) -> Fault {
    Fault::of(kind).on(operation)
}

#[tokio::test]
async fn what_aws_does_not_have_is_not_found() {
    let world = Runbooks::new().await;
    let not_found = |error: StoreError| assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
    not_found(world.automation.execution(&nothing()).await.unwrap_err());
    not_found(world.automation.resume(&nothing(), "Ask").await.unwrap_err());
    not_found(world.automation.cancel(&nothing()).await.unwrap_err());
    not_found(world.automation.document("Nothing", None).await.unwrap_err());
    world.document("Once", &json!([pause("Ask")])).await;
    not_found(world.automation.document("Once", Some("9")).await.unwrap_err());
}

#[tokio::test]
async fn a_missing_right_is_named() {
    let world = Runbooks::as_who(READER_ACCESS_KEY, gateway()).await;
    world.document("Asks", &json!([pause("Ask")])).await;
    let error = world
        .automation
        .start(&start_of("Asks"), &entry("x"))
        .await
        .unwrap_err();
    assert_eq!(
        error,
        StoreError::Denied {
            operation: "StartAutomationExecution",
            action: "ssm:StartAutomationExecution".into(),
        }
    );
}

#[tokio::test]
async fn a_signal_whose_answer_is_lost_is_in_doubt_and_never_sent_again() {
    let world = Runbooks::new().await;
    let id = world.run("Ask", &json!([pause("One"), pause("Two")])).await;
    let lost = Fault {
        after_effect: true,
        times: Some(1),
        ..fault("SendAutomationSignal", FaultKind::Cut)
    };
    world.running.world().add_fault(lost);
    world.running.world().clear_calls();
    let error = world.automation.resume(&id, "One").await.unwrap_err();
    assert!(error.leaves_doubt(), "{error}");
    let calls = world.running.world().calls_after(0);
    let sent = calls
        .iter()
        .filter(|call| call.operation == "SendAutomationSignal");
    assert_eq!(sent.count(), 1);
    assert_eq!(world.execution(&id).await.waiting().unwrap().name, "Two");
}

#[tokio::test]
async fn a_start_whose_answer_is_lost_is_sent_again_and_is_one_execution() {
    let world = Runbooks::new().await;
    world.document("Asks", &json!([pause("Ask")])).await;
    let lost = Fault {
        after_effect: true,
        times: Some(1),
        ..fault("StartAutomationExecution", FaultKind::Cut)
    };
    world.running.world().add_fault(lost);
    let started = world
        .automation
        .start(&start_of("Asks"), &entry("x"))
        .await
        .unwrap();
    let listed = world.ssm.describe_automation_executions().send().await.unwrap();
    let ids: Vec<_> = listed
        .automation_execution_metadata_list()
        .iter()
        .filter_map(|one| one.automation_execution_id())
        .collect();
    assert_eq!(ids, [started.id.as_str()]);
}

#[tokio::test]
async fn reads_that_are_throttled_are_tried_again_and_then_told() {
    let patience = Patience {
        attempt: Duration::from_secs(5),
        deadline: Duration::from_secs(20),
        attempts: 2,
    };
    let gateway = GatewaySettings {
        read_patience: patience,
        ..gateway()
    };
    let world = Runbooks::as_who(simulator::ADMIN_ACCESS_KEY, gateway).await;
    let id = world.run("Asks", &json!([pause("Ask")])).await;
    for (operation, times, told) in [
        ("GetAutomationExecution", 1, false),
        ("GetAutomationExecution", 2, true),
        ("GetDocument", 2, true),
    ] {
        world.running.world().add_fault(Fault {
            times: Some(times),
            ..fault(operation, FaultKind::Throttle)
        });
        let error = match operation {
            "GetDocument" => world.automation.document("Asks", None).await.err(),
            _ => world.automation.execution(&id).await.err(),
        };
        let throttled = error.map(|error| matches!(error, StoreError::Throttled { .. }));
        assert_eq!(throttled, told.then_some(true), "{operation}");
    }
}
