//! How the timeline is sent: whole and compressed once for all, and what is new to those who hold it.

use crate::site::{Answer, Person, Site, entry};
use domain::rights::Role;
use flate2::read::GzDecoder;
use http::Method;
use serde_json::Value;
use std::io::Read;

const TIMELINE: &str = "/api/incident/timeline";

async fn ask(site: &Site, person: &Person, have: &str) -> Value {
    let answer = person
        .call(TIMELINE, &site.form(TIMELINE).with("have", have))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn ask_compressed(site: &Site, person: &Person) -> Answer {
    let form = site.form(TIMELINE);
    let headers = [
        ("accept", "application/json"),
        ("accept-encoding", "gzip, deflate, br"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", form.content_type()),
    ];
    person.send(Method::POST, TIMELINE, &headers, form.body()).await
}

fn plain(answer: &Answer) -> String {
    assert_eq!(answer.header("content-encoding"), "gzip");
    let mut text = String::new();
    GzDecoder::new(answer.body.as_slice())
        .read_to_string(&mut text)
        .unwrap();
    text
}

async fn write(site: &Site, person: &Person, text: &str) -> String {
    let id = entry().to_string();
    let form = site
        .form("/api/timeline/note")
        .with("entry", &id)
        .with("text", text);
    assert_eq!(person.call("/api/timeline/note", &form).await.status, 200);
    id
}

#[tokio::test]
async fn who_holds_the_timeline_is_sent_what_is_new_and_who_holds_another_gets_all() {
    let site = Site::start().await;
    let person = site.responder().await;
    let first = ask(&site, &person, "").await;
    let rows = first["pieces"][0]["new"].as_array().unwrap().len();
    let mark = first["mark"].as_str().unwrap();
    write(&site, &person, "The pump is quiet.").await;
    let newer = ask(&site, &person, mark).await;
    assert_eq!(newer["pieces"][0]["new"].as_array().unwrap().len(), 1, "{newer}");
    assert_eq!(newer["pieces"][0]["new"][0]["row"]["note"], "The pump is quiet.");
    assert_eq!(
        newer["pieces"][1]["kept"],
        serde_json::json!([0, rows]),
        "{newer}"
    );
    assert_ne!(newer["mark"], first["mark"]);
    let again = ask(&site, &person, newer["mark"].as_str().unwrap()).await;
    assert_eq!(again["pieces"], serde_json::json!([{"kept": [0, rows + 1]}]));
    let all = ask(&site, &person, "0123456789abcdef").await;
    assert_eq!(all["pieces"][0]["new"].as_array().unwrap().len(), rows + 1);
}

#[tokio::test]
async fn what_is_sent_compressed_is_the_same_and_nothing_that_was_erased_stays_in_it() {
    let site = Site::start().await;
    let (person, lead) = (site.responder().await, site.person("lead-l", Role::Lead).await);
    let note = write(&site, &person, "Grace Example lives at 12 Harbour Street").await;
    let before = plain(&ask_compressed(&site, &person).await);
    let all: Value = serde_json::from_str(&before).unwrap();
    assert_eq!(all, ask(&site, &person, "").await);
    assert!(before.contains("12 Harbour Street"));
    let form = site.form("/api/timeline/erase").with("entry", entry().as_str());
    let answer = lead.call("/api/timeline/erase", &form.with("of", &note)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let after = plain(&ask_compressed(&site, &person).await);
    assert!(!after.contains("12 Harbour Street"), "{after}");
}
