use super::steps::{Steps, document, incident, pause, ssm};
use crate::site::{Site, until};
use domain::list::ListQuery;
use domain::runbook::RunStatus;
use domain::version::Pane;
use response::runbooks;
use serde_json::json;
use simulator::{Fault, FaultKind};

#[tokio::test]
async fn the_runbook_that_a_plan_starts_is_followed_and_what_changes_is_told() {
    let site = Site::start().await;
    document(&site, "Followed", &json!([pause("Analyse"), pause("Recover")])).await;
    let id = incident(&site, "Followed").await;
    let mut changes = site.console().live.subscribe();
    site.follows();
    let stop = site.state.shutdown.child_token();
    tokio::spawn(runbooks::run(site.console().clone(), "test".into(), stop.clone()));
    let journal = site.console().journal.clone();
    let waits_at = async || {
        let runs = journal.runs_of(&id).await.unwrap();
        let execution = runs.first().and_then(|run| run.execution.clone());
        execution.and_then(|one| one.waiting().map(|run| run.name.clone()))
    };
    until("it is known", async || {
        waits_at().await.as_deref() == Some("Analyse")
    })
    .await;
    let execution = journal.runs_of(&id).await.unwrap()[0].id.clone();
    let here = domain::presence::Present {
        subject: "responder-s".parse().unwrap(),
        name: "Responder S".into(),
        initials: "RS".into(),
    };
    let subject = here.subject.clone();
    let _here = site.console().live.enter(&id, &subject, here);
    let signal = json!({"AutomationExecutionId": execution.as_str(), "SignalType": "Resume",
        "Payload": {"StepName": ["Analyse"]}});
    ssm(&site, "SendAutomationSignal", &signal).await;
    until("it is seen", async || {
        waits_at().await.as_deref() == Some("Recover")
    })
    .await;
    let told = async {
        loop {
            let change = changes.recv().await.unwrap();
            if change.incident == id.to_string() && change.panes.contains(&Pane::Runbook) {
                return;
            }
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(5), told)
        .await
        .unwrap();
    stop.cancel();
}

#[tokio::test]
async fn an_execution_that_is_over_is_asked_for_no_more() {
    let steps = Steps::start().await;
    let site = &steps.site;
    for name in ["Analyse", "Recover"] {
        let signal = json!({"AutomationExecutionId": steps.execution.as_str(), "SignalType": "Resume",
            "Payload": {"StepName": [name]}});
        ssm(site, "SendAutomationSignal", &signal).await;
    }
    steps.refresh().await;
    assert_eq!(steps.kept().await.status, RunStatus::Success);
    let asked = steps.calls("GetAutomationExecution");
    steps.refresh().await;
    assert_eq!(steps.calls("GetAutomationExecution"), asked);
}

#[tokio::test]
async fn a_document_is_read_once_in_the_version_that_runs_and_a_newer_default_is_told() {
    let steps = Steps::start().await;
    let site = &steps.site;
    let read = steps.calls("GetDocument");
    let newer = json!({"schemaVersion": "0.3", "mainSteps": [pause("Other")]});
    let update = json!({"Name": "Checklist", "DocumentVersion": "$LATEST", "Content": newer.to_string()});
    ssm(site, "UpdateDocument", &update).await;
    ssm(
        site,
        "UpdateDocumentDefaultVersion",
        &json!({"Name": "Checklist", "DocumentVersion": "2"}),
    )
    .await;
    for _ in 0..5 {
        steps.refresh().await;
    }
    assert_eq!(
        steps.calls("GetDocument"),
        read,
        "neither again, nor the default before its time"
    );
    site.advance(6 * 60_000);
    steps.refresh().await;
    let view = steps.shown().await;
    let one = &view.executions[0];
    assert_eq!(one.kept.default_version.as_deref(), Some("2"));
    assert_eq!(one.steps[0].name, "Analyse");
    let html = steps.view(&site.responder().await).await;
    assert!(
        html.contains("The document was changed.") && !html.contains("Other"),
        "{html}"
    );
}

#[tokio::test]
async fn a_runbook_that_can_not_be_read_keeps_its_last_state_and_the_rest_of_the_page() {
    let steps = Steps::start().await;
    let site = &steps.site;
    let before = steps.shown().await.read.unwrap();
    site.aws
        .add_fault(Fault::of(FaultKind::Deny).on("GetAutomationExecution"));
    site.advance(5_000);
    steps.refresh().await;
    assert_eq!(
        steps.shown().await.read,
        Some(before),
        "a failed reading makes nothing younger"
    );
    response::ingest::refresh(site.console(), &steps.incident)
        .await
        .unwrap();
    let html = steps.view(&site.responder().await).await;
    assert!(html.contains("It could not be read."), "{html}");
    assert!(
        html.contains("ssm:GetAutomationExecution") && html.contains("Analyse"),
        "{html}"
    );
    site.aws.clear_faults(None);
    steps.refresh().await;
    let html = steps.view(&site.responder().await).await;
    assert!(!html.contains("It could not be read."), "{html}");
}

#[tokio::test]
async fn the_list_warns_of_a_step_whose_time_is_nearly_over() {
    let mut soon = pause("Analyse");
    soon["timeoutSeconds"] = json!(1_800);
    let steps = Steps::of(json!([soon])).await;
    let site = &steps.site;
    let reader = "responder-s".parse().unwrap();
    let list = async || {
        let page = site
            .console()
            .journal
            .list(&ListQuery::default(), &reader)
            .await
            .unwrap();
        let row = page
            .rows
            .into_iter()
            .find(|row| row.id == steps.incident)
            .unwrap();
        row.step
    };
    let step = list().await.unwrap();
    let began = steps.kept().await.steps[0].started.unwrap();
    assert_eq!(
        (step.step.as_str(), step.deadline),
        ("Analyse", began.plus(1_800_000))
    );
    assert!(!step.presses(began) && step.presses(began.plus(1_000_000)));
    site.advance(1_801_000);
    steps.refresh().await;
    assert_eq!(list().await, None);
    assert_eq!(steps.kept().await.steps[0].status, RunStatus::TimedOut);
}

#[tokio::test]
async fn the_next_line_leads_to_the_step_that_waits() {
    let steps = Steps::start().await;
    let lead = steps.site.responder().await;
    let incident = steps.incident.to_string();
    for (path, more) in [
        ("/api/incident/acknowledge", vec![]),
        (
            "/api/incident/appoint",
            vec![("office", "lead"), ("how", "take"), ("seen", "")],
        ),
    ] {
        let act = crate::site::entry();
        let mut fields = vec![("incident", incident.as_str()), ("entry", act.as_str())];
        fields.extend(more);
        let answer = lead.call(path, &crate::site::Form::fields(&fields)).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let view = lead
        .call(
            "/api/incident/view",
            &crate::site::Form::fields(&[("incident", &incident)]),
        )
        .await;
    let next = &view.json::<serde_json::Value>()["next"];
    let line = next["line"].as_str().unwrap();
    assert!(
        line.starts_with("Step 1 of 2, Analyse, waits for you: "),
        "{line}"
    );
    assert_eq!((&next["act"], &next["mine"]), (&json!("Runbook"), &json!(true)));
}
