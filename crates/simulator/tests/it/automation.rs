//! Runbooks on the world's clock: what the engine does where nobody looks.

use serde_json::{Value, json};
use simulator::Seed;

use crate::harness::{PLAN, START_MS, World, world};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn run(world: &World, name: &str, content: Value) -> String {
    let made = json!({"Name": name, "DocumentType": "Automation", "Content": content.to_string()});
    let (status, reply) = world.ssm("CreateDocument", made).await;
    assert_eq!(status, 200, "{reply}");
    start(world, name).await
}

async fn start(world: &World, name: &str) -> String {
    let (status, reply) = world
        .ssm("StartAutomationExecution", json!({"DocumentName": name}))
        .await;
    assert_eq!(status, 200, "{reply}");
    reply["AutomationExecutionId"].as_str().unwrap().to_owned()
}

fn steps(steps: &Value) -> Value {
    json!({"schemaVersion": "0.3", "mainSteps": steps})
}

async fn execution(world: &World, id: &str) -> Value {
    let (status, reply) = world
        .ssm("GetAutomationExecution", json!({"AutomationExecutionId": id}))
        .await;
    assert_eq!(status, 200, "{reply}");
    reply["AutomationExecution"].clone()
}

fn statuses(execution: &Value) -> Vec<&str> {
    let steps = execution["StepExecutions"].as_array().unwrap();
    steps
        .iter()
        .map(|step| step["StepStatus"].as_str().unwrap())
        .collect()
}

fn pause(name: &str) -> Value {
    json!({"name": name, "action": "aws:pause", "inputs": {}})
}

fn sleep(name: &str, duration: &str) -> Value {
    json!({"name": name, "action": "aws:sleep", "inputs": {"Duration": duration}})
}

#[tokio::test]
async fn a_runbook_that_leads_back_to_itself_ends() {
    let world = world(Seed::Empty).await;
    let choices = json!([{"NextStep": "First", "Variable": "a", "StringEquals": "a"}]);
    let back = json!({"name": "Back", "action": "aws:branch", "inputs": {"Choices": choices}});
    let id = run(
        &world,
        "Loop",
        steps(&json!([sleep("First", "PT0S"), back, pause("Never")])),
    )
    .await;
    let ended = execution(&world, &id).await;
    assert_eq!(ended["AutomationExecutionStatus"], "Failed");
    assert_eq!(
        ended["FailureMessage"],
        "The automation reached the limit of 1000 steps."
    );
    assert_eq!(ended["ProgressCounters"]["SuccessSteps"], 999);
    assert_eq!(ended["StepExecutionsTruncated"], true);
}

#[tokio::test]
async fn a_hundred_steps_run_one_after_the_other_each_at_its_time() {
    let world = world(Seed::Empty).await;
    let all: Vec<Value> = (0..100).map(|n| sleep(&format!("S{n}"), "PT1M")).collect();
    let id = run(&world, "Hundred", steps(&json!(all))).await;
    world.handle.advance_ms(DAY_MS);
    let ended = execution(&world, &id).await;
    assert_eq!(ended["AutomationExecutionStatus"], "Success");
    assert_eq!(ended["StepExecutionsTruncated"], false);
    for (n, step) in ended["StepExecutions"].as_array().unwrap().iter().enumerate() {
        let minutes = i64::try_from(n).unwrap();
        assert_eq!(step["StepName"], format!("S{n}"));
        assert_eq!(
            step["ExecutionStartTime"].as_f64(),
            Some(seconds(START_MS + minutes * 60_000))
        );
    }
    let end = START_MS + 100 * 60_000;
    assert_eq!(ended["ExecutionEndTime"].as_f64(), Some(seconds(end)));
}

#[tokio::test]
async fn one_jump_of_the_clock_comes_to_the_same_as_many_small_ones() {
    let content = steps(&json!([
        {"name": "Try", "action": "aws:waitForAwsResourceProperty", "timeoutSeconds": 95, "maxAttempts": 2,
         "onFailure": "Continue", "inputs": {"Service": "ssm-incidents", "Api": "ListReplicationSets",
         "PropertySelector": "$.replicationSetArns[9]", "DesiredValues": ["x"]}},
        sleep("Sleep", "PT7M"),
        {"name": "Ask", "action": "aws:pause", "timeoutSeconds": 120, "isCritical": false, "onFailure": "step:Last", "inputs": {}},
        pause("Skipped"),
        sleep("Last", "PT1S"),
    ]));
    let (one, other) = (world(Seed::Empty).await, world(Seed::Empty).await);
    let (first, second) = (
        run(&one, "Same", content.clone()).await,
        run(&other, "Same", content).await,
    );
    one.handle.advance_ms(DAY_MS);
    for _ in 0..24 * 60 {
        other.handle.advance_ms(60_000);
    }
    let ended = execution(&one, &first).await;
    assert_eq!(ended["AutomationExecutionStatus"], "Success");
    assert_eq!(
        statuses(&ended),
        ["TimedOut", "Success", "TimedOut", "Pending", "Success"]
    );
    let took = 2 * 95 + 7 * 60 + 120 + 1;
    assert_eq!(
        ended["ExecutionEndTime"].as_f64(),
        Some(seconds(START_MS + took * 1000))
    );
    let same = |execution: &Value| {
        let steps = execution["StepExecutions"].as_array().unwrap().clone();
        let times = |step: &Value| {
            (
                step["ExecutionStartTime"].clone(),
                step["ExecutionEndTime"].clone(),
            )
        };
        steps.iter().map(times).collect::<Vec<_>>()
    };
    assert_eq!(same(&ended), same(&execution(&other, &second).await));
}

#[tokio::test]
async fn a_variable_that_leads_nowhere_fails_its_step_and_nothing_runs_after_it() {
    let world = world(Seed::Empty).await;
    let call = json!({"name": "Call", "action": "aws:executeAwsApi", "maxAttempts": 5, "inputs": {
        "Service": "ssm-incidents", "Api": "ListReplicationSets", "maxResults": "{{ First.thingsDetected }}"}});
    let id = run(
        &world,
        "Missing",
        steps(&json!([sleep("First", "PT0S"), call, pause("Never")])),
    )
    .await;
    let ended = execution(&world, &id).await;
    assert_eq!(statuses(&ended), ["Success", "Failed", "Pending"]);
    let message = ended["StepExecutions"][1]["FailureMessage"].as_str().unwrap();
    assert!(
        message.contains("Failed to resolve input: First.thingsDetected"),
        "{message}"
    );
}

#[tokio::test]
async fn a_waiting_step_sees_what_others_change() {
    let world = world(Seed::Demo).await;
    let incident = world.start(json!({})).await;
    let wait = json!({"name": "Wait", "action": "aws:waitForAwsResourceProperty", "inputs": {
        "Service": "ssm-incidents", "Api": "GetIncidentRecord", "arn": incident,
        "PropertySelector": "$.incidentRecord.status", "DesiredValues": ["RESOLVED"]}});
    let id = run(&world, "Waits", steps(&json!([wait]))).await;
    world.handle.advance_ms(25_000);
    assert_eq!(statuses(&execution(&world, &id).await), ["InProgress"]);
    let resolve = json!({"arn": incident, "status": "RESOLVED"});
    world.done("/updateIncidentRecord", resolve).await;
    assert_eq!(statuses(&execution(&world, &id).await), ["InProgress"]);
    world.handle.advance_ms(5_000);
    let ended = execution(&world, &id).await;
    assert_eq!(statuses(&ended), ["Success"]);
    assert_eq!(
        ended["ExecutionEndTime"].as_f64(),
        Some(seconds(START_MS + 30_000))
    );
}

#[tokio::test]
async fn a_role_that_loses_a_right_loses_it_for_the_steps_that_are_still_to_come() {
    let world = world(Seed::Demo).await;
    let mut tables = world.handle.iam();
    let may =
        json!({"Statement": {"Effect": "Allow", "Action": "ssm-incidents:GetResponsePlan", "Resource": "*"}});
    tables["roles"]["Steps"] =
        json!({"policies": [may], "assumable_by": ["ssm.amazonaws.com"], "max_session_seconds": 3600});
    world.handle.set_iam(tables).unwrap();
    let call = |name: &str| {
        json!({"name": name, "action": "aws:executeAwsApi",
            "inputs": {"Service": "ssm-incidents", "Api": "GetResponsePlan", "arn": PLAN}})
    };
    let mut content = steps(&json!([call("First"), sleep("Between", "PT1M"), call("Second")]));
    content["assumeRole"] = "arn:aws:iam::111122223333:role/Steps".into();
    let id = run(&world, "Role", content).await;
    assert_eq!(
        statuses(&execution(&world, &id).await),
        ["Success", "InProgress", "Pending"]
    );
    world.handle.set_role_policies("Steps", Vec::new()).unwrap();
    world.handle.advance_ms(60_000);
    let ended = execution(&world, &id).await;
    assert_eq!(statuses(&ended), ["Success", "Success", "Failed"]);
    assert_eq!(
        ended["StepExecutions"][2]["FailureDetails"]["FailureType"],
        "Permission"
    );
}

#[tokio::test]
async fn a_refused_signal_changes_nothing() {
    let world = world(Seed::Empty).await;
    let id = run(&world, "Signals", steps(&json!([pause("One"), pause("Two")]))).await;
    let before = execution(&world, &id).await;
    for (kind, payload) in [
        ("Resume", json!({"StepName": ["Two"]})),
        ("Resume", json!({"StepName": ["Three"]})),
        ("Approve", json!({"Comment": ["yes"]})),
        ("Reject", json!({"Comment": ["no"]})),
        ("StartStep", json!({"StepName": ["One"]})),
        ("StopStep", json!({"StepExecutionId": ["x"]})),
        ("Revoke", json!({"Comment": ["no"]})),
    ] {
        let signal = json!({"AutomationExecutionId": id, "SignalType": kind, "Payload": payload});
        let (status, reply) = world.ssm("SendAutomationSignal", signal).await;
        assert_eq!(status, 400, "{kind}: {reply}");
        assert!(
            reply["Message"].is_string() && reply["message"].is_null(),
            "{reply}"
        );
    }
    assert_eq!(execution(&world, &id).await, before);
}

#[tokio::test]
async fn an_answer_of_fifty_kilobytes_is_whole_in_the_response_and_cut_in_the_outputs() {
    let world = world(Seed::Empty).await;
    let mut large = steps(&json!([pause("Wait")]));
    large["description"] = "<script>alert(1)</script>".repeat(2_000).into();
    let made = json!({"Name": "Large", "DocumentType": "Automation", "Content": large.to_string()});
    let (status, reply) = world.ssm("CreateDocument", made).await;
    assert_eq!(status, 200, "{reply}");
    let read = json!({"name": "Read", "action": "aws:executeAwsApi",
        "inputs": {"Service": "ssm", "Api": "GetDocument", "Name": "Large"},
        "outputs": [{"Name": "text", "Selector": "$.Content", "Type": "String"}]});
    let id = run(&world, "Reads", steps(&json!([read]))).await;
    let step = execution(&world, &id).await["StepExecutions"][0].clone();
    let response: Value = serde_json::from_str(step["Response"].as_str().unwrap()).unwrap();
    let content: Value = serde_json::from_str(response["Content"].as_str().unwrap()).unwrap();
    assert_eq!(content, large);
    assert!(step["Response"].as_str().unwrap().len() > 50_000);
    for output in ["OutputPayload", "text"] {
        assert_eq!(step["Outputs"][output][0].as_str().unwrap().chars().count(), 512);
    }
}

#[tokio::test]
async fn an_approval_that_nobody_gives_times_out_after_seven_days() {
    let world = world(Seed::Empty).await;
    let ask = json!({"name": "Ask", "action": "aws:approve", "onFailure": "step:After",
        "inputs": {"Approvers": ["fleet-admin"], "Message": "Contain?"}});
    let id = run(
        &world,
        "Asks",
        steps(&json!([ask, pause("Never"), pause("After")])),
    )
    .await;
    world.handle.advance_ms(7 * DAY_MS - 1);
    assert_eq!(
        statuses(&execution(&world, &id).await),
        ["Waiting", "Pending", "Pending"]
    );
    world.handle.advance_ms(1);
    let ended = execution(&world, &id).await;
    assert_eq!(statuses(&ended), ["TimedOut", "Pending", "Waiting"]);
    let late = json!({"AutomationExecutionId": id, "SignalType": "Approve"});
    assert_eq!(world.ssm("SendAutomationSignal", late).await.0, 400);
}

#[tokio::test]
async fn a_step_that_does_not_count_fails_without_failing_the_runbook() {
    let world = world(Seed::Empty).await;
    let missing = |name: &str| {
        json!({"name": name, "action": "aws:invokeLambdaFunction", "onFailure": "Continue",
            "inputs": {"FunctionName": "nobody"}})
    };
    let mut lenient = missing("Lenient");
    lenient["isCritical"] = false.into();
    let id = run(&world, "Lenient", steps(&json!([lenient]))).await;
    let ended = execution(&world, &id).await;
    assert_eq!(
        (&ended["AutomationExecutionStatus"], statuses(&ended)),
        (&json!("Success"), vec!["Failed"])
    );
    let mut last = missing("Last");
    (last["isEnd"], last["isCritical"]) = (true.into(), true.into());
    let id = run(&world, "Strict", steps(&json!([last, pause("Never")]))).await;
    let ended = execution(&world, &id).await;
    assert_eq!(
        (&ended["AutomationExecutionStatus"], statuses(&ended)),
        (&json!("Failed"), vec!["Failed", "Pending"])
    );
}

#[tokio::test]
async fn every_seeded_incident_names_an_execution_that_exists() {
    let world = world(Seed::Demo).await;
    let listed = world
        .all("/listIncidentRecords", "incidentRecordSummaries", json!({}))
        .await;
    assert_eq!(listed.len(), 244);
    for summary in listed.iter().step_by(20) {
        let record = world.record(summary["arn"].as_str().unwrap()).await;
        let arn = record["automationExecutions"][0]["ssmExecutionArn"]
            .as_str()
            .unwrap();
        let ran = execution(&world, arn.rsplit('/').next().unwrap()).await;
        let (status, names) = if summary["status"] == "OPEN" {
            ("Waiting", ["Success", "Waiting", "Pending"])
        } else {
            ("Success", ["Success", "Success", "Success"])
        };
        assert_eq!(ran["AutomationExecutionStatus"], status);
        assert_eq!(statuses(&ran), names);
        assert_eq!(ran["DocumentName"], "DeviceIncident");
        assert_eq!(ran["ExecutionStartTime"], record["creationTime"]);
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of this century are exact in a double"
)]
fn seconds(ms: i64) -> f64 {
    ms as f64 / 1000.0
}
