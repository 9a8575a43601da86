use super::runbooks::{Runbooks, entry, pause, sleep, start_of};
use crate::bench::START;
use domain::runbook::{DocumentStep, RunStatus};
use response::ports::{RunbookStart, Runbooks as _};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[tokio::test]
async fn an_execution_is_read_with_every_member() {
    let world = Runbooks::new().await;
    let mut ask = pause("Ask");
    ask["timeoutSeconds"] = json!(3_600);
    ask["onFailure"] = json!("Continue");
    let content = json!({
        "schemaVersion": "0.3",
        "parameters": {"Thing": {"type": "String"}},
        "outputs": ["Find.Arn"],
        "mainSteps": [
            {"name": "Find", "action": "aws:executeAwsApi", "inputs": {"Service": "ssm", "Api": "GetDocument",
                "Name": "Whole"}, "outputs": [{"Name": "Arn", "Selector": "$.Name", "Type": "String"}]},
            ask,
            pause("Then"),
        ],
    });
    world
        .ssm
        .create_document()
        .name("Whole")
        .document_type(aws_sdk_ssm::types::DocumentType::Automation)
        .content(content.to_string())
        .send()
        .await
        .unwrap();
    let start = RunbookStart {
        parameters: BTreeMap::from([("Thing".to_owned(), vec!["pump-117".to_owned()])]),
        ..start_of("Whole")
    };
    let started = world.automation.start(&start, &entry("whole")).await.unwrap();
    let id = started.id;
    assert_eq!(
        started.resource,
        format!("arn:aws:ssm:eu-central-1:111122223333:automation-execution/{id}")
    );
    let read = world.execution(&id).await;
    assert_eq!((read.document.as_str(), read.version.as_str()), ("Whole", "1"));
    assert_eq!(
        (&read.status, read.started, read.ended),
        (&RunStatus::Waiting, Some(START), None)
    );
    assert_eq!(read.parameters["Thing"], ["pump-117"]);
    assert_eq!(read.outputs["Find.Arn"], ["Whole"]);
    assert!(read.started_by.unwrap().contains("fleet-admin"));
    let [find, ask, then] = &read.steps[..] else {
        panic!("{:?}", read.steps)
    };
    assert_eq!(
        (find.name.as_str(), find.action.as_str()),
        ("Find", "aws:executeAwsApi")
    );
    assert_eq!((&find.status, find.ended), (&RunStatus::Success, Some(START)));
    assert_eq!(find.outputs["Arn"], ["Whole"]);
    assert!(find.inputs.contains_key("Api") && find.on_failure.as_deref() == Some("Abort"));
    assert_eq!((&ask.status, ask.timeout_s), (&RunStatus::Waiting, Some(3_600)));
    assert_eq!(ask.on_failure.as_deref(), Some("Continue"));
    assert_eq!(ask.deadline(), Some(START.plus(3_600_000)));
    assert_eq!((&then.status, then.started), (&RunStatus::Pending, None));
    let ids: std::collections::BTreeSet<&str> = read.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids.len(), 3);
}

#[tokio::test]
async fn a_failed_step_is_read_with_what_went_wrong() {
    let world = Runbooks::new().await;
    let steps = json!([{"name": "Call", "action": "aws:executeAwsApi", "inputs": {
        "Service": "ssm", "Api": "GetDocument", "Name": "{{ Nobody.gave }}"}}]);
    let id = world.run("Missing", &steps).await;
    let read = world.execution(&id).await;
    assert_eq!(read.status, RunStatus::Failed);
    let failure = read.steps[0].failure.clone().unwrap();
    assert!(failure.message.contains("Nobody.gave"), "{}", failure.message);
    assert_eq!(failure.stage.as_deref(), Some("InputValidation"));
    assert_eq!(failure.kind.as_deref(), Some("Verification"));
    assert_eq!(read.broken().unwrap().name, "Call");
}

#[tokio::test]
async fn all_runs_of_a_loop_are_read_page_by_page_and_trimmed() {
    let world = Runbooks::new().await;
    let choices = json!([{"NextStep": "First", "Variable": "a", "StringEquals": "a"}]);
    let back = json!({"name": "Back", "action": "aws:branch", "inputs": {"Choices": choices}});
    let id = world
        .run("Loop", &json!([sleep("First", "PT0S"), back, pause("Never")]))
        .await;
    let read = world.execution(&id).await;
    assert_eq!(read.status, RunStatus::Failed);
    assert!(read.steps.len() > 900, "{}", read.steps.len());
    let all = read.steps.len();
    let trimmed = read.trimmed();
    assert_eq!(trimmed.names().len(), 3);
    assert!(
        trimmed.steps.len() <= 11 && trimmed.left_out.values().sum::<usize>() == all - trimmed.steps.len()
    );
}

#[tokio::test]
async fn a_document_is_read_in_the_version_that_runs_whatever_it_was_written_in() {
    let world = Runbooks::new().await;
    let yaml = "schemaVersion: '0.3'\ndescription: Old\nmainSteps:\n- name: Ask\n  action: aws:pause\n  inputs: {}\n  description: |\n    * <b>first</b>\n    * second\n";
    world
        .ssm
        .create_document()
        .name("Changes")
        .document_type(aws_sdk_ssm::types::DocumentType::Automation)
        .document_format(aws_sdk_ssm::types::DocumentFormat::Yaml)
        .content(yaml)
        .send()
        .await
        .unwrap();
    let newer = json!({"schemaVersion": "0.3", "mainSteps": [pause("Other")]});
    world
        .ssm
        .update_document()
        .name("Changes")
        .document_version("$LATEST")
        .content(newer.to_string())
        .send()
        .await
        .unwrap();
    world
        .ssm
        .update_document_default_version()
        .name("Changes")
        .document_version("2")
        .send()
        .await
        .unwrap();
    let old = world.automation.document("Changes", Some("1")).await.unwrap();
    assert_eq!((old.name.as_str(), old.version.as_str()), ("Changes", "1"));
    assert_eq!(old.description.as_deref(), Some("Old"));
    assert_eq!(
        old.steps,
        [DocumentStep {
            name: "Ask".into(),
            action: "aws:pause".into(),
            description: Some("* <b>first</b>\n* second\n".into()),
        }]
    );
    let now = world.automation.document("Changes", None).await.unwrap();
    assert_eq!((now.version.as_str(), now.steps[0].name.as_str()), ("2", "Other"));
}

#[tokio::test]
async fn a_start_is_found_again_by_its_token_and_no_other() {
    let world = Runbooks::new().await;
    world.document("Asks", &json!([pause("Ask")])).await;
    let start = start_of("Asks");
    let first = world.automation.start(&start, &entry("first")).await.unwrap();
    let second = world.automation.start(&start, &entry("second")).await.unwrap();
    assert_ne!(first, second);
    assert_eq!(
        world.automation.start(&start, &entry("first")).await.unwrap(),
        first,
        "the same once more"
    );
    let found = |token: &'static str| {
        let automation = world.automation.clone();
        async move { automation.started_by(&entry(token)).await.unwrap() }
    };
    assert_eq!(found("first").await, Some(first));
    assert_eq!(found("second").await, Some(second));
    assert_eq!(found("third").await, None);
}

#[tokio::test]
async fn a_hundred_steps_are_one_execution() {
    let world = Runbooks::new().await;
    let mut steps: Vec<Value> = (0..99).map(|n| sleep(&format!("S{n}"), "PT0S")).collect();
    steps.push(pause("Last"));
    let id = world.run("Hundred", &json!(steps)).await;
    let read = world.execution(&id).await;
    assert_eq!(read.place("Last"), (100, 100));
    assert_eq!(read.waiting().unwrap().name, "Last");
}
