use super::steps::{Steps, pause, ssm};
use crate::site::Form;
use domain::runbook::RunStatus;
use serde_json::{Value, json};

fn sleep(name: &str) -> Value {
    json!({"name": name, "action": "aws:sleep", "inputs": {"Duration": "PT0S"}})
}

#[tokio::test]
async fn a_runbook_that_leads_back_to_itself_shows_how_often_it_came_back() {
    let choices = json!([{"NextStep": "First", "Variable": "a", "StringEquals": "a"}]);
    let back = json!({"name": "Back", "action": "aws:branch", "inputs": {"Choices": choices}});
    let steps = Steps::of(json!([sleep("First"), back, pause("Never")])).await;
    let html = steps.view(&steps.site.responder().await).await;
    assert!(html.contains("runs of its steps are left out here."), "{html}");
    assert!(
        html.contains("it ran 499 times before") && html.contains("it was not reached"),
        "{html}"
    );
    assert!(html.len() < 60_000, "{}", html.len());
}

#[tokio::test]
async fn a_late_form_does_not_continue_a_later_run_of_the_same_step() {
    let choices = json!([{"NextStep": "Ask", "Variable": "a", "StringEquals": "a"}]);
    let back = json!({"name": "Back", "action": "aws:branch", "inputs": {"Choices": choices}});
    let steps = Steps::of(json!([pause("Ask"), back])).await;
    let person = steps.site.responder().await;
    let first = steps.of_step("Ask").await;
    assert_eq!(steps.send(&person, "continue", &first, &[]).await.status, 200);
    assert_ne!(steps.of_step("Ask").await, first);
    let late = steps
        .send(&person, "continue", &first, &[("reason", "Late")])
        .await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert_eq!(steps.calls("SendAutomationSignal"), 1);
}

#[tokio::test]
async fn markup_in_names_descriptions_and_outputs_is_text() {
    let mut step = pause("Analyse");
    step["description"] =
        "<script>alert(1)</script>\n* <img src=x onerror=alert(2)>\n* [x](javascript:alert(3))".into();
    let steps = Steps::of(json!([step])).await;
    let person = steps.site.responder().await;
    let html = steps.view(&person).await;
    assert!(
        !html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript:"),
        "{html}"
    );
    assert!(
        html.contains("&lt;script&gt;") && html.contains("&lt;img"),
        "{html}"
    );
    let of = format!("{}/0", steps.of_step("Analyse").await);
    let answer = steps.send(&person, "item", &of, &[("to", "done")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = person
        .page(&format!("/incidents/{}", steps.incident))
        .await
        .text();
    assert!(!page.contains("<img src=x"), "the row that quotes the item");
}

#[tokio::test]
async fn outputs_of_fifty_kilobytes_are_folded_and_whole_in_their_form() {
    let big = "x".repeat(510);
    let texts: Vec<String> = (0..50).map(|n| format!("{n}{big}")).collect();
    let steps = Steps::start().await;
    let mut kept = steps
        .site
        .console()
        .journal
        .runs_of(&steps.incident)
        .await
        .unwrap()
        .remove(0);
    let run = &mut kept.execution.as_mut().unwrap().steps[0];
    run.outputs.insert("One".into(), texts.clone());
    run.outputs.insert(
        "Other".into(),
        texts.iter().map(|text| format!("<b>{text}")).collect(),
    );
    let journal = &steps.site.console().journal;
    journal.save_run(&steps.incident, &kept).await.unwrap();
    steps.site.console().live.bump(&steps.incident, &[]);
    let person = steps.site.responder().await;
    let html = steps.view(&person).await;
    assert!(
        html.contains("Show 2 outputs, 51.") && !html.contains(&big),
        "{}",
        html.len()
    );
    let fields = [
        ("incident", &*steps.incident.to_string()),
        ("kind", "outputs"),
        ("of", &steps.of_step("Analyse").await),
    ];
    let form = person.call("/api/runbook/form", &Form::fields(&fields)).await;
    let shown = form.json::<Value>()["html"].as_str().unwrap().to_owned();
    assert!(
        shown.len() > 50_000 && shown.contains("&lt;b"),
        "{}",
        &shown[..300]
    );
    assert!(!shown.contains("<b>0"), "untrusted text stays text");
}

#[tokio::test]
async fn an_action_and_a_status_that_nobody_knows_are_shown_by_their_words() {
    let steps = Steps::start().await;
    let journal = &steps.site.console().journal;
    let mut kept = journal.runs_of(&steps.incident).await.unwrap().remove(0);
    let run = &mut kept.execution.as_mut().unwrap().steps[0];
    run.action = "aws:<quantum>".into();
    run.status = RunStatus::Other("Hibernating".into());
    run.failure = None;
    journal.save_run(&steps.incident, &kept).await.unwrap();
    steps.site.console().live.bump(&steps.incident, &[]);
    let html = steps.view(&steps.site.responder().await).await;
    assert!(
        html.contains("Hibernating") && html.contains("What happened"),
        "{html}"
    );
    assert!(
        !html.contains("<quantum>") && !html.contains("Continue…"),
        "{html}"
    );
}

#[tokio::test]
async fn a_reference_that_leads_nowhere_is_shown_as_it_is_and_named() {
    let mut step = pause("Analyse");
    step["description"] = "Things: \"{{ Containment.thingsDetected }}\"\n* Look".into();
    let steps = Steps::of(json!([step])).await;
    let html = steps.view(&steps.site.responder().await).await;
    assert!(
        html.contains("<code>{{ Containment.thingsDetected }}</code>"),
        "{html}"
    );
    assert!(html.contains("A reference leads nowhere:"), "{html}");
}

#[tokio::test]
async fn a_failed_step_says_what_to_do() {
    let call = json!({"name": "Contain", "action": "aws:executeAwsApi", "inputs": {
        "Service": "iot", "Api": "UpdateCertificate", "certificateId": "x", "newStatus": "INACTIVE"}});
    let steps = Steps::of(json!([call, pause("Never")])).await;
    let html = steps.view(&steps.site.responder().await).await;
    assert!(
        html.contains("This step failed.") && html.contains("The runbook is over"),
        "{html}"
    );
    assert!(
        html.contains("What AWS said") && html.contains("Write down what was done about it"),
        "{html}"
    );
}

#[tokio::test]
async fn a_step_that_times_out_while_somebody_types_refuses_the_form_and_keeps_the_runbook_as_it_is() {
    let mut soon = pause("Analyse");
    soon["timeoutSeconds"] = json!(600);
    let steps = Steps::of(json!([soon, pause("Never")])).await;
    let person = steps.site.responder().await;
    let of = steps.of_step("Analyse").await;
    steps.site.advance(601_000);
    let late = steps
        .send(&person, "continue", &of, &[("reason", "Typed for ten minutes")])
        .await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(
        late.text().contains("Step Analyse timed out. Nothing was sent"),
        "{}",
        late.text()
    );
    assert_eq!(steps.calls("SendAutomationSignal"), 0);
    assert_eq!(
        steps.kept().await.steps[0].status,
        RunStatus::TimedOut,
        "and the page shows it"
    );
    let remark = steps
        .send(&person, "remark", &of, &[("reason", "Typed for ten minutes")])
        .await;
    assert_eq!(
        remark.status,
        200,
        "what was typed has a place: {}",
        remark.text()
    );
}

#[tokio::test]
async fn an_execution_that_aws_no_longer_knows_is_shown_as_it_was_and_can_not_be_continued() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = steps.of_step("Analyse").await;
    let gone = simulator::Fault {
        code: Some("AutomationExecutionNotFoundException".into()),
        status: Some(400),
        message: Some("There is no automation execution information".into()),
        ..simulator::Fault::of(simulator::FaultKind::Error).on("GetAutomationExecution")
    };
    steps.site.aws.add_fault(gone);
    let answer = steps.send(&person, "continue", &of, &[]).await;
    assert_eq!(answer.status, 409, "{}", answer.text());
    assert!(
        answer.text().contains("does not know this execution any more"),
        "{}",
        answer.text()
    );
    let html = steps.view(&person).await;
    assert!(
        html.contains("AWS knows this execution no longer.") && html.contains("Analyse"),
        "{html}"
    );
    assert!(!html.contains("Continue…"), "{html}");
    assert_eq!(steps.calls("SendAutomationSignal"), 0);
}

#[tokio::test]
async fn the_samples_runbook_is_shown_as_it_is_faults_included() {
    let site = crate::site::Site::start().await;
    let listed = ssm(&site, "ListDocuments", &json!({})).await;
    if !listed.to_string().contains("DeviceIncident") {
        let content = include_str!("../../../../crates/simulator/src/seed/device_incident.yaml");
        let input = json!({"Name": "DeviceIncident", "DocumentType": "Automation", "DocumentFormat": "YAML",
            "Content": content});
        ssm(&site, "CreateDocument", &input).await;
    }
    let id = super::steps::incident(&site, "DeviceIncident").await;
    response::ingest::refresh(site.console(), &id).await.unwrap();
    response::runbooks::refresh(site.console(), &id, false)
        .await
        .unwrap();
    let form = Form::fields(&[("incident", &id.to_string())]);
    let pane = site.responder().await.call("/api/runbook/pane", &form).await;
    let html = pane.json::<Value>()["html"].as_str().unwrap().to_owned();
    assert!(html.contains("{{ Containment.thingsDetected }}"), "{html}");
    assert!(
        html.contains("This step failed.") && html.contains("Determine impact"),
        "{html}"
    );
    assert!(
        html.contains("Containment") && html.contains("Analysis") && html.contains("Recovery"),
        "{html}"
    );
}
