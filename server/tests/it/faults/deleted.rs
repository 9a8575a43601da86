//! Incidents that somebody deletes in AWS.

use crate::site::{Site, Stream, until};
use domain::timeline::RowState;
use domain::view::Done;
use response::ingest::refresh;
use std::time::Duration;

/// Longer than the list of open incidents is left alone, and than an incident that somebody looks at.
const WINDOW: Duration = Duration::from_secs(5);

#[tokio::test]
async fn an_incident_deleted_in_aws_is_kept_readable_is_open_no_longer_and_is_asked_for_no_more() {
    let site = Site::start().await;
    let person = site.person("lead-l", domain::rights::Role::Lead).await;
    site.view(&person).await;
    let rows = site.rows(&site.id).await.len();
    let stop = site.follows();
    let stream = Stream::open(&person, std::slice::from_ref(&site.id)).await;
    site.delete_incident_elsewhere(&site.id).await;
    let journal = &site.console().journal;
    until("it is found", async || {
        let copy = journal.copy(&site.id).await.unwrap().unwrap();
        copy.record.gone.is_some()
    })
    .await;
    assert_eq!(journal.open_incidents().await.unwrap(), []);
    let page = person.page(&format!("/incidents/{}", site.id)).await;
    assert!(
        page.status == 200 && page.text().contains("Deleted in AWS"),
        "{}",
        page.text()
    );
    assert!(person.page("/").await.text().contains("Deleted in AWS"));
    let view = site.view(&person).await;
    assert_eq!(view.next.act, None, "{:?}", view.next);
    assert!(view.freshness.error.unwrap().contains("was deleted in AWS"));
    // What was under way when it was found may still ask.
    until("the last reading has ended", async || {
        let before = site.calls("GetIncidentRecord");
        tokio::time::sleep(Duration::from_secs(2)).await;
        site.calls("GetIncidentRecord") == before
    })
    .await;
    let before = site.calls("GetIncidentRecord");
    tokio::time::sleep(WINDOW).await;
    assert_eq!(site.calls("GetIncidentRecord"), before);
    let rest = site.rows(&site.id).await;
    assert_eq!(rest.len(), rows, "what was read of it stays");
    drop(stream);
    stop.cancel();
}

#[tokio::test]
async fn nothing_is_changed_in_aws_of_a_deleted_incident_but_notes_are_kept() {
    let site = Site::start().await;
    let person = site.person("lead-l", domain::rights::Role::Lead).await;
    site.view(&person).await;
    site.delete_incident_elsewhere(&site.id).await;
    refresh(site.console(), &site.id).await.unwrap_err();
    for path in [
        "/api/incident/resolve",
        "/api/incident/update",
        "/api/related/add",
    ] {
        let answer = person.call(path, &site.form(path)).await;
        assert_eq!(answer.status, 409, "{path}: {}", answer.text());
        assert!(
            answer.text().contains("was deleted in AWS"),
            "{path}: {}",
            answer.text()
        );
    }
    assert_eq!(site.writes(), ["DeleteIncidentRecord"]);
    let path = "/api/timeline/note";
    let done: Done = person.call(path, &site.form(path)).await.json();
    assert!(!done.in_doubt);
    assert_eq!(site.record(&site.id).await.len(), 1);
}

#[tokio::test]
async fn a_note_that_aws_does_not_take_any_more_says_so_and_why() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    site.delete_incident_elsewhere(&site.id).await;
    refresh(site.console(), &site.id).await.unwrap_err();
    site.mirrors();
    let path = "/api/timeline/note";
    assert_eq!(person.call(path, &site.form(path)).await.status, 200);
    until("its row says that AWS did not take it", async || {
        let rows = site.rows(&site.id).await;
        rows.iter()
            .any(|row| matches!(&row.state, RowState::Refused { why } if why.contains("CreateTimelineEvent")))
    })
    .await;
    let page = person.page(&format!("/incidents/{}", site.id)).await;
    assert!(page.text().contains("AWS did not take it"), "{}", page.text());
}

#[tokio::test]
async fn an_act_in_doubt_on_a_deleted_incident_ends() {
    let site = Site::start().await;
    let person = site.person("lead-l", domain::rights::Role::Lead).await;
    site.view(&person).await;
    site.aws
        .add_fault(simulator::Fault::of(simulator::FaultKind::Cut));
    let path = "/api/incident/resolve";
    let done: Done = person.call(path, &site.form(path)).await.json();
    assert!(done.in_doubt);
    site.aws.clear_faults(None);
    site.delete_incident_elsewhere(&site.id).await;
    response::settle::on_start(site.console()).await.unwrap();
    assert!(site.console().journal.open_acts().await.unwrap().is_empty());
    let ended = site.record(&site.id).await;
    let last = format!("{:?}", ended.last().unwrap().entry.body);
    assert!(
        last.contains("holds: false") && last.contains("there no longer"),
        "{last}"
    );
}
