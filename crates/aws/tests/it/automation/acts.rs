use super::runbooks::{Runbooks, entry, pause, start_of};
use crate::bench::gateway;
use domain::runbook::RunStatus;
use response::ports::{Runbooks as _, StoreError};
use serde_json::json;
use simulator::RESPONDER_ACCESS_KEY;

const ROLE: &str = "arn:aws:iam::111122223333:role/LazaretResponder";

#[tokio::test]
async fn a_manual_step_is_continued_and_the_same_again_is_refused() {
    let world = Runbooks::new().await;
    let id = world.run("Two", &json!([pause("One"), pause("Two")])).await;
    world.automation.resume(&id, "One").await.unwrap();
    let read = world.execution(&id).await;
    assert_eq!(
        (&read.steps[0].status, &read.steps[1].status),
        (&RunStatus::Success, &RunStatus::Waiting)
    );
    let again = world.automation.resume(&id, "One").await.unwrap_err();
    assert!(
        matches!(&again, StoreError::Refused { message, .. } if message.contains("One")),
        "{again}"
    );
    assert!(!again.leaves_doubt());
    assert_eq!(
        world.execution(&id).await,
        read,
        "a refused signal changes nothing"
    );
    world.automation.resume(&id, "Two").await.unwrap();
    assert_eq!(world.execution(&id).await.status, RunStatus::Success);
}

#[tokio::test]
async fn an_approval_and_a_rejection_are_by_the_consoles_role_with_the_comment() {
    let world = Runbooks::as_who(RESPONDER_ACCESS_KEY, gateway()).await;
    let ask = |name: &str| {
        json!({"name": name, "action": "aws:approve", "onFailure": "Continue",
            "inputs": {"Approvers": [ROLE], "Message": "Really?"}})
    };
    let id = world
        .run("Approvals", &json!([ask("First"), ask("Second"), pause("Third")]))
        .await;
    let comment = "é".repeat(2_000);
    world.automation.approve(&id, Some(&comment)).await.unwrap();
    let read = world.execution(&id).await;
    assert_eq!(read.steps[0].status, RunStatus::Success);
    let decisions = read.steps[0].outputs["ApproverDecisions"].concat();
    assert!(decisions.contains(&"é".repeat(100)), "{decisions}");
    assert!(read.steps[1].inputs.contains_key("Message"));
    world.automation.reject(&id, Some("")).await.unwrap();
    let read = world.execution(&id).await;
    assert_eq!(read.steps[1].status, RunStatus::Rejected);
    assert!(read.steps[2].waits());
}

#[tokio::test]
async fn an_approver_that_the_document_does_not_name_is_refused() {
    let world = Runbooks::as_who(RESPONDER_ACCESS_KEY, gateway()).await;
    let other = "arn:aws:iam::111122223333:role/SomebodyElse";
    let steps = json!([{"name": "Ask", "action": "aws:approve", "inputs": {"Approvers": [other]}}]);
    let id = world.run("Others", &steps).await;
    let error = world.automation.approve(&id, None).await.unwrap_err();
    assert!(
        matches!(&error, StoreError::Refused { message, .. } if message.contains("not an approver")),
        "{error}"
    );
}

#[tokio::test]
async fn an_execution_is_cancelled_once() {
    let world = Runbooks::new().await;
    let id = world.run("Stops", &json!([pause("Ask"), pause("Never")])).await;
    world.automation.cancel(&id).await.unwrap();
    let read = world.execution(&id).await;
    assert_eq!(read.status, RunStatus::Cancelled);
    assert_eq!(read.steps[1].status, RunStatus::Pending);
    let again = world.automation.cancel(&id).await.unwrap_err();
    assert!(matches!(again, StoreError::Refused { .. }), "{again}");
}

#[tokio::test]
async fn a_start_that_can_not_be_says_what_aws_says() {
    let world = Runbooks::new().await;
    let error = world
        .automation
        .start(&start_of("Nothing"), &entry("none"))
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error}");
    let unknown = json!([{"name": "Odd", "action": "aws:makeCoffee", "inputs": {}}]);
    let refused = world
        .ssm
        .create_document()
        .name("Odd")
        .document_type(aws_sdk_ssm::types::DocumentType::Automation)
        .content(json!({"schemaVersion": "0.3", "mainSteps": unknown}).to_string())
        .send()
        .await;
    assert!(refused.is_err(), "a document with an unknown action is none");
}
