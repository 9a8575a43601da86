//! Functions that somebody runs outside of the world.

use std::time::Duration;

use serde_json::{Value, json};
use simulator::{FunctionError, FunctionSettings, Seed};

use crate::harness::{START_MS, World, world};

pub async fn started(world: &World) -> String {
    let step = json!({"name": "Call", "action": "aws:invokeLambdaFunction",
        "inputs": {"FunctionName": "contain", "Payload": "{\"thing\": \"pump-117\"}"}});
    let content = json!({"schemaVersion": "0.3", "mainSteps": [step]}).to_string();
    let made = json!({"Name": "Calls", "DocumentType": "Automation", "Content": content});
    // It is there already when the function is called once more.
    world.ssm("CreateDocument", made).await;
    let (status, reply) = world
        .ssm("StartAutomationExecution", json!({"DocumentName": "Calls"}))
        .await;
    assert_eq!(status, 200, "{reply}");
    reply["AutomationExecutionId"].as_str().unwrap().to_owned()
}

pub async fn status(world: &World, id: &str) -> Value {
    let asked = json!({"AutomationExecutionId": id});
    let reply = world.ssm("GetAutomationExecution", asked).await.1;
    reply["AutomationExecution"]["AutomationExecutionStatus"].clone()
}

#[tokio::test]
async fn a_function_calls_the_account_before_it_answers() {
    let world = world(Seed::Demo).await;
    world.handle.deploy_function(FunctionSettings::named("contain"));
    let waiting = world.handle.clone();
    let waiter = tokio::spawn(async move { waiting.next_invocation("contain").await });
    let execution = started(&world).await;
    let invocation = tokio::time::timeout(Duration::from_mins(1), waiter)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&invocation.payload).unwrap(),
        json!({"thing": "pump-117"})
    );
    assert_eq!(invocation.deadline_ms, START_MS + 3_000);
    // The world isn't held while the function runs.
    let incident = world.open("pump-117").await;
    assert_eq!(world.record(&incident).await["status"], "OPEN");
    assert_eq!(status(&world, &execution).await, "InProgress");
    assert!(world.handle.answer_invocation(&invocation.id, Ok(json!({}))));
    assert_eq!(status(&world, &execution).await, "Success");
    assert!(!world.handle.answer_invocation(&invocation.id, Ok(json!({}))));
}

#[tokio::test]
async fn who_stops_waiting_takes_no_invocation() {
    let world = world(Seed::Empty).await;
    world.handle.deploy_function(FunctionSettings::named("contain"));
    let given_up = tokio::time::timeout(Duration::ZERO, world.handle.next_invocation("contain")).await;
    assert!(given_up.is_err());
    started(&world).await;
    assert!(world.handle.take_invocation("contain").is_some());
}

#[tokio::test]
async fn a_step_that_was_cancelled_wants_no_function_any_more() {
    let world = world(Seed::Empty).await;
    world.handle.deploy_function(FunctionSettings::named("contain"));
    let execution = started(&world).await;
    let stop = json!({"AutomationExecutionId": execution});
    world.ssm("StopAutomationExecution", stop).await;
    assert_eq!(world.handle.take_invocation("contain"), None);
}

#[tokio::test]
async fn an_error_is_told_as_the_function_raised_it() {
    let world = world(Seed::Empty).await;
    world.handle.deploy_function(FunctionSettings::named("contain"));
    let execution = started(&world).await;
    let invocation = world.handle.take_invocation("contain").unwrap();
    let error = FunctionError {
        error_type: "ThingNotFound".to_owned(),
        message: "there is no pump-117".to_owned(),
    };
    world.handle.answer_invocation(&invocation.id, Err(error));
    let asked = json!({"AutomationExecutionId": execution});
    let reply = world.ssm("GetAutomationExecution", asked).await.1;
    let failure = reply["AutomationExecution"]["FailureMessage"].as_str().unwrap();
    assert!(
        failure.contains("ThingNotFound") && failure.contains("there is no pump-117"),
        "{failure}"
    );
}
