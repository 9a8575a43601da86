use crate::site::{Form, Site, entry};
use app::AppError;
use domain::view::Done;
use serde_json::json;

const PATH: &str = "/api/engagements/engage";

fn form(site: &Site, contact: &str) -> Form {
    Form::fields(&[
        ("incident", &site.id.to_string()),
        ("entry", entry().as_str()),
        ("contact", contact),
        ("reason", "A second pair of eyes"),
    ])
}

async fn refused(site: &Site, contact: &str) -> String {
    match site
        .responder()
        .await
        .call(PATH, &form(site, contact))
        .await
        .json()
    {
        AppError::Refused { reason } => reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn somebody_is_paged_by_name_or_alias_with_the_way_here_and_nothing_secret_by_sms() {
    let site = Site::start().await;
    site.people().await;
    let person = site.responder().await;
    for contact in ["lead-l", "lead L"] {
        let done: Done = person.call(PATH, &form(&site, contact)).await.json();
        assert_eq!((done.said.as_str(), done.in_doubt), ("Lead L is engaged", false));
    }
    let seen = site.paged().await;
    let ours = |one: &&domain::engagement::EngagementView| {
        one.engagement.sender.starts_with("The responder-s via Lazaret ")
    };
    assert_eq!(seen.engagements.iter().filter(ours).count(), 2);
    let messages = site.aws.messages_after(0);
    let sms = messages.iter().rfind(|one| !one["page"].is_null()).unwrap();
    let link = format!("{}/incidents/{}", site.origin, site.id);
    assert_eq!(sms["content"], format!("The responder-s asks for you: {link}"));
    let rows = site.rows(&site.id).await;
    // The response plan pages somebody by itself.
    let by_plan = |row: &&domain::timeline::Row| row.headline == "Paged ot-on-call";
    let paged: Vec<_> = rows
        .iter()
        .filter(|row| row.kind == "page" && !by_plan(row))
        .collect();
    assert_eq!(paged.len(), 2, "AWS's own events are part of ours: {paged:?}");
    assert_eq!(paged[0].headline, "Engaged Lead L");
}

#[tokio::test]
async fn who_is_not_there_or_would_never_hear_of_it_is_refused_before_anything_is_written() {
    let site = Site::start().await;
    site.people().await;
    let gone = json!({"Alias": "mute", "DisplayName": "Nobody Reachable", "Type": "PERSONAL", "Plan": {"Stages": []}});
    site.paging("CreateContact", gone).await;
    for alias in ["twin-a", "twin-b"] {
        let twin = json!({"Alias": alias, "DisplayName": "Twin", "Type": "PERSONAL", "Plan": {"Stages": []}});
        site.paging("CreateContact", twin).await;
    }
    site.aws.clear_calls();
    assert!(refused(&site, "nobody").await.contains("There is no contact"));
    assert!(refused(&site, "<script>").await.contains("There is no contact"));
    assert!(refused(&site, "twin").await.contains("by its alias"));
    assert!(
        refused(&site, "mute")
            .await
            .contains("No channel of Nobody Reachable")
    );
    assert!(site.record(&site.id).await.is_empty() && site.writes().is_empty());
}

#[tokio::test]
async fn nobody_is_paged_for_an_incident_that_is_over() {
    let site = Site::start().await;
    site.people().await;
    let person = site.responder().await;
    let resolved = person
        .call("/api/incident/resolve", &site.form("/api/incident/resolve"))
        .await;
    assert_eq!(resolved.status, 200, "{}", resolved.text());
    assert!(refused(&site, "lead-l").await.contains("not open"));
    assert!(!site.writes().contains(&"StartEngagement".to_owned()));
}

#[tokio::test]
async fn a_contact_that_goes_between_form_and_call_is_told_and_on_the_record() {
    let site = Site::start().await;
    site.people().await;
    let fault = simulator::Fault {
        code: Some("ResourceNotFoundException".into()),
        status: Some(400),
        ..simulator::Fault::of(simulator::FaultKind::Error)
    };
    site.aws.add_fault(fault.on("StartEngagement"));
    let answer = site.responder().await.call(PATH, &form(&site, "lead-l")).await;
    assert_eq!(answer.status, 409, "{}", answer.text());
    assert_eq!(site.record(&site.id).await.len(), 2, "asked for, and failed");
}
