//! Erasing what somebody wrote: here, and on the incident's timeline in AWS.

use crate::site::{Answer, Form, Person, Site, entry, until};
use app::AppError;
use domain::entry::Body;
use domain::ids::EntryId;
use domain::rights::Role;
use domain::timeline::{Row, RowState};
use http::Method;
use response::ingest::refresh;
use simulator::{Fault, FaultKind};

const SECRET: &str = "Grace Example lives at 12 Harbour Street";

async fn write(site: &Site, person: &Person, path: &str, field: (&str, &str)) -> EntryId {
    let act = entry();
    let form = site.form(path).with("entry", act.as_str()).with("text", SECRET);
    let answer = person.call(path, &form.with(field.0, field.1)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    act
}

async fn note(site: &Site, person: &Person) -> EntryId {
    write(site, person, "/api/timeline/note", ("occurred", "")).await
}

fn form(site: &Site, of: &EntryId) -> Form {
    let form = site.form("/api/timeline/erase").with("entry", entry().as_str());
    form.with("of", of.as_str())
}

async fn erase(site: &Site, lead: &Person, of: &EntryId) -> Answer {
    lead.call("/api/timeline/erase", &form(site, of)).await
}

async fn row(site: &Site, of: &EntryId) -> Row {
    let mut rows = site.rows(&site.id).await;
    rows.retain(|row| row.entry.as_ref() == Some(of));
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0)
}

/// All that the account's timeline says.
async fn told(site: &Site) -> String {
    let store = &site.console().store;
    let mut all = String::new();
    for head in store.events(&site.id).await.unwrap() {
        all.push_str(&store.event(&site.id, &head.id).await.unwrap().data);
    }
    all
}

async fn is_told(site: &Site, of: &EntryId) {
    until("it is told", async || {
        let all = site.console().journal.mirrors(&site.id).await.unwrap();
        all.iter().any(|one| one.entry == *of && one.event.is_some())
    })
    .await;
}

#[tokio::test]
async fn an_erased_note_is_gone_from_the_page_the_record_and_the_account() {
    let site = Site::start().await;
    let (writer, lead) = (site.responder().await, site.person("lead-l", Role::Lead).await);
    site.mirrors();
    let of = note(&site, &writer).await;
    let amended = write(&site, &writer, "/api/timeline/amend", ("note", of.as_str())).await;
    is_told(&site, &amended).await;
    refresh(site.console(), &site.id).await.unwrap();
    assert!(told(&site).await.contains(SECRET));
    assert_eq!(erase(&site, &lead, &of).await.status, 200);
    until("AWS has it no longer", async || {
        !told(&site).await.contains(SECRET)
    })
    .await;
    refresh(site.console(), &site.id).await.unwrap();
    let left = row(&site, &of).await;
    assert_eq!(left.state, RowState::Mirrored, "{left:?}");
    assert!(left.detail.unwrap().ends_with("its copy in AWS was replaced"));
    let page = writer
        .page(&format!("/incidents/{}?layer=activity", site.id))
        .await;
    assert!(page.status == 200 && page.text().contains("An entry was erased"));
    assert!(!page.text().contains(SECRET) && !format!("{:?}", site.rows(&site.id).await).contains(SECRET));
    let record = site.record(&site.id).await;
    domain::chain::verify(&record).unwrap();
    let erased = record
        .iter()
        .filter(|one| matches!(one.entry.body, Body::Erased { .. }));
    assert_eq!(erased.count(), 2, "the note and what amended it");
    let hash = record.iter().find(|one| one.entry.id == of).unwrap().hash.clone();
    assert!(told(&site).await.contains(&hash), "the anchor stays");
    let again = erase(&site, &lead, &of).await;
    assert!(matches!(again.json(), AppError::Refused { .. }));
}

#[tokio::test]
async fn while_the_account_refuses_the_row_says_that_its_copy_has_the_text_and_it_is_tried_again() {
    let site = Site::start().await;
    let (writer, lead) = (site.responder().await, site.person("lead-l", Role::Lead).await);
    site.mirrors();
    let of = note(&site, &writer).await;
    is_told(&site, &of).await;
    refresh(site.console(), &site.id).await.unwrap();
    site.aws
        .add_fault(Fault::of(FaultKind::Deny).on("UpdateTimelineEvent"));
    assert_eq!(erase(&site, &lead, &of).await.status, 200);
    let refused = async || {
        let state = row(&site, &of).await.state;
        matches!(state, RowState::Mirroring { error: Some(error) } if error.contains("ssm-incidents:UpdateTimelineEvent"))
    };
    until("the row says what AWS said", refused).await;
    let left = row(&site, &of).await;
    assert!(
        left.detail
            .unwrap()
            .ends_with("its copy in AWS still has the text")
    );
    assert!(told(&site).await.contains(SECRET));
    site.aws.clear_faults(None);
    site.advance(70_000);
    until("AWS has it no longer", async || {
        !told(&site).await.contains(SECRET)
    })
    .await;
}

#[tokio::test]
async fn what_is_erased_before_it_was_told_is_never_told() {
    let site = Site::start().await;
    let (writer, lead) = (site.responder().await, site.person("lead-l", Role::Lead).await);
    let of = note(&site, &writer).await;
    assert_eq!(erase(&site, &lead, &of).await.status, 200);
    site.mirrors();
    until("the erasing is told", async || {
        told(&site).await.contains("Erased an entry")
    })
    .await;
    assert!(!told(&site).await.contains(SECRET));
    assert_eq!(row(&site, &of).await.state, RowState::Recorded);
}

#[tokio::test]
async fn what_was_done_is_not_erased_and_a_remark_is() {
    let site = Site::start().await;
    let (writer, lead) = (site.responder().await, site.person("lead-l", Role::Lead).await);
    let act = entry();
    let done = site.form("/api/incident/acknowledge").with("entry", act.as_str());
    assert_eq!(writer.call("/api/incident/acknowledge", &done).await.status, 200);
    let refused = erase(&site, &lead, &act).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.text().contains("what was done stays"),
        "{}",
        refused.text()
    );
    let key = site.rows(&site.id).await[0].key.clone();
    let remark = write(&site, &writer, "/api/timeline/annotate", ("row", &key)).await;
    assert_eq!(erase(&site, &lead, &remark).await.status, 200);
    assert!(!format!("{:?}", site.rows(&site.id).await).contains(SECRET));
    assert_eq!(erase(&site, &lead, &entry()).await.status, 404);
}

#[tokio::test]
async fn the_form_shows_what_goes_and_comes_back_with_what_was_typed() {
    let site = Site::start().await;
    let (writer, lead) = (site.responder().await, site.person("lead-l", Role::Lead).await);
    let of = note(&site, &writer).await;
    let address = format!("/erase?incident={}&entry={of}", site.id);
    let page = lead.page(&address).await;
    assert!(
        page.status == 200 && page.text().contains(SECRET),
        "{}",
        page.text()
    );
    for other in [&writer, &site.person("auditor-a", Role::Auditor).await] {
        let refused = other.page(&address).await;
        assert!(refused.status == 403 && !refused.text().contains(SECRET));
    }
    let unknown = lead
        .page(&format!("/erase?incident={}&entry={}", site.id, entry()))
        .await;
    assert_eq!(unknown.status, 404);
    let send = |form: Form| {
        let (lead, origin) = (lead.clone(), site.origin.clone());
        async move {
            let headers = [
                ("accept", "text/html"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-site", "same-origin"),
                ("origin", origin.as_str()),
                ("content-type", form.content_type()),
            ];
            lead.send(Method::POST, "/api/timeline/erase", &headers, form.body())
                .await
        }
    };
    let typed = "x".repeat(domain::text::Reason::LIMIT + 1);
    let back = send(form(&site, &of).with("reason", &typed)).await;
    assert_eq!(back.status, 302, "{}", back.text());
    let at = back.header("location");
    assert!(at.starts_with("/erase?incident="), "{at}");
    let again = lead.page(at).await.text();
    assert!(
        again.contains(&typed) && again.contains("the limit is"),
        "{again}"
    );
    let gone = send(form(&site, &of)).await;
    assert_eq!(
        (gone.status, gone.header("location").to_owned()),
        (302, format!("/incidents/{}?layer=activity", site.id))
    );
}

#[tokio::test]
async fn what_an_address_brings_along_is_no_markup() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    let of = note(&site, &lead).await;
    let typed = "%3C%2Ftextarea%3E%3Ch1%3Ex";
    let page = format!("/erase?incident={}&entry={of}&reason={typed}", site.id);
    let page = lead.page(&page).await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains("&lt;/textarea>&lt;h1>x"), "{html}");
}
