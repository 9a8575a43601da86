//! Texts from AWS that want to be more than text.

use crate::site::{CONTROL, Site, entry, turning};
use domain::act::NewItem;
use domain::event::{NewEvent, NewEventKind};
use domain::related::{ItemKind, ItemValue};
use domain::text::ItemTitle;
use domain::time::Timestamp;

const MARKUP: &str = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>";
const BIDI: &str = "\u{202e}dekcattA\u{2066}";

#[tokio::test]
async fn markup_and_direction_characters_in_every_string_of_aws_stay_text_on_the_page() {
    let site = Site::start().await;
    let id = site.another(&format!("pump {MARKUP}{BIDI}"), 8);
    let store = &site.console().store;
    for (kind, data) in [
        (
            NewEventKind::Note,
            serde_json::json!(format!("note {MARKUP}{BIDI}")),
        ),
        (
            NewEventKind::Custom,
            serde_json::json!(format!("custom {MARKUP}{BIDI} {CONTROL}end")),
        ),
        (
            NewEventKind::Custom,
            serde_json::json!({ MARKUP: MARKUP, "javascript:alert(3)": BIDI }),
        ),
        (
            NewEventKind::Note,
            serde_json::json!("[click](javascript:alert(4)) <svg onload=alert(5)> `</script>`"),
        ),
    ] {
        let event = NewEvent {
            kind,
            occurred: Timestamp(crate::site::START - 1000),
            data: data.to_string(),
        };
        store.create_event(&id, &event, &entry()).await.unwrap();
    }
    let arn = |service: &str, name: &str| {
        ItemValue::Resource(format!(
            "arn:aws:{service}:eu-central-1:111122223333:{name} {MARKUP}{BIDI}"
        ))
    };
    for (kind, value, titled) in [
        (
            ItemKind::Other,
            ItemValue::Url("https://wiki.example/?q=<script>alert(6)</script>\"onclick=alert(7)".into()),
            true,
        ),
        (ItemKind::InvolvedResource, arn("iot", "thing/pump"), false),
        (ItemKind::Attachment, arn("s3", "bucket"), false),
        (
            ItemKind::Metric,
            ItemValue::Metric(format!("{{\"m\": \"{MARKUP}{BIDI}\"}}")),
            true,
        ),
        (
            ItemKind::Parent,
            ItemValue::External(format!("PD-1 {MARKUP}{BIDI}")),
            false,
        ),
    ] {
        let title = format!("item {MARKUP}{BIDI}");
        let item = NewItem {
            kind,
            value,
            title: titled.then(|| ItemTitle::new(title).unwrap()),
        };
        store.add_related(&id, &item, &entry()).await.unwrap();
    }
    let person = site.responder().await;
    for path in [
        format!("/incidents/{id}"),
        format!("/incidents/{id}?layer=activity"),
        "/".to_owned(),
    ] {
        let page = person.page(&path).await;
        assert_eq!(page.status, 200);
        let html = page.text();
        assert!(html.contains("alert(1)"), "{path}: the text is there");
        let turning = turning(&html);
        assert!(turning.is_empty(), "{path}: {turning:?}");
        if path.contains("layer") {
            let custom = "\u{fffd}dekcattA\u{fffd} \u{fffd}\u{fffd}\u{fffd}[2J\u{fffd} end";
            assert!(html.contains(custom), "{path}: nothing of it is hidden");
        }
        for bad in [
            "<script>alert",
            "<img src=x",
            "<svg onload",
            "href=\"javascript:",
            "</script><script>a",
        ] {
            let around = html.find(bad).map(|at| {
                html[at.saturating_sub(160)..]
                    .chars()
                    .take(400)
                    .collect::<String>()
            });
            assert_eq!(around, None, "{path} holds {bad}");
        }
        for link in html.split("<a ").skip(1) {
            let tag = link.split('>').next().unwrap();
            assert!(
                !tag.contains("\"onclick") && !tag.contains(" onclick"),
                "{path}: <a {tag}>"
            );
        }
    }
}

#[tokio::test]
async fn a_search_a_filter_and_an_address_that_hold_markup_stay_text() {
    let site = Site::start().await;
    let person = site.responder().await;
    let typed = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    for path in [
        format!("/?q={typed}"),
        format!("/incidents/{}?filter={typed}&layer={typed}", site.id),
        format!("/incidents/new?title={typed}&reason={typed}"),
        format!("/no/such/{typed}"),
    ] {
        let page = person.page(&path).await;
        assert!(!page.text().contains("<script>alert"), "{path}");
        assert!(
            page.status == 200 || page.status == 404,
            "{path}: {}",
            page.status
        );
    }
}
