//! Notes at their limits, and their copy on the account's timeline.

use crate::site::{Site, entry, until};
use app::AppError;
use domain::event::NewEvent;
use domain::ids::EntryId;
use domain::timeline::RowState;

async fn write(site: &Site, text: &str) -> (EntryId, crate::site::Answer) {
    let id = entry();
    let form = site
        .form("/api/timeline/note")
        .with("entry", id.as_str())
        .with("text", text);
    let person = site.responder().await;
    (id, person.call("/api/timeline/note", &form).await)
}

async fn stored(site: &Site, id: &EntryId) -> String {
    let rows = site.rows(&site.id).await;
    rows.into_iter()
        .find(|row| row.key == format!("e:{id}"))
        .unwrap()
        .note
        .unwrap()
}

#[tokio::test]
async fn a_note_of_ten_thousand_characters_is_stored_whole_and_one_more_is_refused_with_the_limit() {
    let site = Site::start().await;
    let whole = "ä".repeat(10_000);
    let (id, answer) = write(&site, &whole).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(stored(&site, &id).await, whole);
    let (_, answer) = write(&site, &"ä".repeat(10_001)).await;
    let AppError::Invalid { field, reason } = answer.json() else {
        panic!("{}", answer.text())
    };
    assert_eq!(field, "Note");
    assert_eq!(reason, "Note has 10001 characters; the limit is 10000.");
    assert_eq!(site.record(&site.id).await.len(), 1);
}

#[tokio::test]
async fn what_was_typed_into_a_form_is_kept_as_a_draft_as_far_as_a_form_can_send_it() {
    let site = Site::start().await;
    let person = site.responder().await;
    let page = format!("/incidents/{}", site.id);
    for (path, status, letter) in [
        ("/api/timeline/note", 422, "x"),
        ("/api/timeline/draft", 200, "y"),
    ] {
        for length in [20_001, 200_000] {
            let typed = letter.repeat(length);
            let answer = person.call(path, &site.form(path).with("text", &typed)).await;
            assert_eq!(answer.status, status, "{path} {length}: {}", answer.text());
            let html = person.page(&page).await.text();
            assert!(html.contains(&typed), "{path} {length}");
        }
    }
}

#[tokio::test]
async fn a_note_that_the_account_has_no_room_for_is_told_there_in_part_with_a_link() {
    let site = Site::start().await;
    site.mirrors();
    let quotes = "\"".repeat(10_000);
    let (id, answer) = write(&site, &quotes).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    until("the note is on the account's timeline", async || {
        site.calls("CreateTimelineEvent") == 1
    })
    .await;
    let journal = &site.console().journal;
    until("the outbox is done", async || {
        journal
            .mirrors(&site.id)
            .await
            .unwrap()
            .iter()
            .all(|one| one.event.is_some())
    })
    .await;
    let event = journal.mirrors(&site.id).await.unwrap().remove(0).event.unwrap();
    let event = site.console().store.event(&site.id, &event).await.unwrap();
    assert!(
        event.data.chars().count() <= NewEvent::DATA_LIMIT,
        "{}",
        event.data.chars().count()
    );
    let told: String = serde_json::from_str(&event.data).unwrap();
    assert!(told.starts_with(&quotes[..4_000]), "a good part of it");
    assert!(told.contains(&format!(
        "shortened: the whole note is at {}/incidents/{}",
        site.origin, site.id
    )));
    // Read back, it is still one row with the whole text.
    response::ingest::refresh(site.console(), &site.id).await.unwrap();
    assert_eq!(stored(&site, &id).await, quotes);
    let rows = site.rows(&site.id).await;
    let alike: Vec<_> = rows
        .iter()
        .filter(|row| row.entry.as_ref() == Some(&id))
        .collect();
    assert_eq!(alike.len(), 1);
    assert_eq!(alike[0].state, RowState::Mirrored);
    assert!(!rows.iter().any(|row| row.headline.contains("shortened")));
}

#[tokio::test]
async fn a_control_character_in_a_note_is_refused_by_name_and_place() {
    let site = Site::start().await;
    let (_, answer) = write(&site, "a\u{7}b").await;
    assert!(
        answer.text().contains("U+0007 at position 2"),
        "{}",
        answer.text()
    );
    assert!(site.record(&site.id).await.is_empty());
}
