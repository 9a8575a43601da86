use super::steps::{Steps, incident, pause};
use crate::site::{Form, Site};
use serde_json::{Value, json};
use tokio::time::Instant;

#[tokio::test]
async fn the_page_holds_the_checklist_before_any_script_runs() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let page = person
        .page(&format!("/incidents/{}", steps.incident))
        .await
        .text();
    for text in [
        "Runbook",
        "step 1 of 2",
        "Analyse",
        "What happened",
        "Who could reach it",
        "times out in",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[tokio::test]
async fn an_incident_without_a_runbook_says_so_and_how_one_gets_there() {
    let site = Site::start().await;
    let person = site.responder().await;
    let id = incident(&site, "").await.to_string();
    let answer = person
        .call("/api/runbook/pane", &Form::fields(&[("incident", &id)]))
        .await;
    let html = answer.json::<Value>()["html"].as_str().unwrap().to_owned();
    assert!(
        html.contains("No runbook runs.") && html.contains("Start a runbook"),
        "{html}"
    );
}

#[tokio::test]
async fn forms_tell_what_is_so_now() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = steps.of_step("Analyse").await;
    let form = async |kind: &str, of: &str| {
        let fields = [
            ("incident", &*steps.incident.to_string()),
            ("kind", kind),
            ("of", of),
        ];
        let answer = person.call("/api/runbook/form", &Form::fields(&fields)).await;
        (answer.status, answer.text())
    };
    let (status, text) = form("continue", &of).await;
    assert_eq!(status, 200, "{text}");
    assert!(
        text.contains("2 of its items are open") && text.contains("to Recover"),
        "{text}"
    );
    for field in ["incident", "of", "entry", "reason"] {
        assert!(text.contains(&format!("name=\\\"{field}\\\"")), "{field}: {text}");
    }
    let (_, text) = form("approve", &of).await;
    assert!(text.contains("You need the right to approve"), "{text}");
    let (_, text) = form("start", "").await;
    assert!(text.contains("value=\\\"Checklist\\\""), "{text}");
    for (kind, of) in [
        ("nothing", of.as_str()),
        ("continue", "x/y"),
        ("item", of.as_str()),
        ("cancel", ""),
    ] {
        assert_eq!(form(kind, of).await.0, 404, "{kind} {of}");
    }
    steps.send(&person, "continue", &of, &[]).await;
    let (_, text) = form("continue", &of).await;
    assert!(
        text.contains("Step Analyse is done."),
        "a form opened late says so: {text}"
    );
}

#[tokio::test]
async fn a_hundred_steps_are_shown_and_brought_on() {
    let all: Vec<Value> = (0..100).map(|n| pause(&format!("Step{n}"))).collect();
    let steps = Steps::of(json!(all)).await;
    let person = steps.site.responder().await;
    let began = Instant::now();
    let html = steps.view(&person).await;
    let first = began.elapsed();
    assert_eq!(html.matches("class=\"step step-").count(), 100);
    assert!(html.contains("step 1 of 100"), "{}", &html[..600]);
    let began = Instant::now();
    let answer = steps
        .send(&person, "continue", &steps.of_step("Step0").await, &[])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let html = steps.view(&person).await;
    assert!(html.contains("step 2 of 100"), "{}", &html[..600]);
    println!(
        "100 steps: pane {first:?}, {} kB; continued and shown {:?}",
        html.len() / 1000,
        began.elapsed()
    );
}
