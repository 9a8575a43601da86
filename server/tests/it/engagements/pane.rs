//! The pane and its forms as markup.

use crate::site::{Form, Site};
use app::live::{ServedForm, ServedPane};
use domain::rights::Role;

async fn pane(site: &Site, role: Role) -> String {
    let person = site.person(role.name(), role).await;
    let form = Form::fields(&[("incident", &site.id.to_string())]);
    let pane: ServedPane = person.call("/api/engagements/pane", &form).await.json();
    pane.html
}

async fn ask(site: &Site, role: Role, kind: &str) -> ServedForm {
    let person = site.person(role.name(), role).await;
    let form = Form::fields(&[("incident", &site.id.to_string()), ("kind", kind)]);
    person.call("/api/engagements/form", &form).await.json()
}

#[tokio::test]
async fn a_viewer_reads_the_pane_and_is_told_which_right_its_buttons_take() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    site.paged().await;
    let html = pane(&site, Role::Viewer).await;
    assert!(
        html.contains("Escalates to") && html.contains("aria-disabled"),
        "{html}"
    );
    assert!(
        html.contains("You need the right to respond to incidents"),
        "{html}"
    );
    for kind in ["accept", "engage", "stop", "hand-over"] {
        assert!(ask(&site, Role::Viewer, kind).await.refused.is_some(), "{kind}");
        if kind != "hand-over" {
            assert_eq!(ask(&site, Role::Responder, kind).await.refused, None, "{kind}");
        }
    }
}

#[tokio::test]
async fn what_people_call_themselves_in_aws_is_text() {
    let site = Site::start().await;
    site.people().await;
    site.paging(
        "UpdateContact",
        serde_json::json!({"ContactId": crate::site::contact_arn("operator-o"), "DisplayName": "Operator O."}),
    )
    .await;
    let sender = "a=b <i>".replace(['<', '>'], "!");
    site.paging(
        "StartEngagement",
        serde_json::json!({
            "ContactId": crate::site::contact_arn("operator-o"), "Sender": sender, "Subject": "s", "Content": "c",
            "IncidentId": crate::site::incident_arn(&site.id)
        }),
    )
    .await;
    let seen = site.paged().await;
    assert_eq!(seen.engagements[0].engagement.sender, sender);
    let html = pane(&site, Role::Responder).await;
    assert!(html.contains("Operator O.") && !html.contains("<i>"), "{html}");
    assert!(!html.contains("+1202555"), "no address of anybody");
}

#[tokio::test]
async fn the_engage_form_lists_all_whom_somebody_can_search_for() {
    let site = Site::start().await;
    site.people().await;
    let form = ask(&site, Role::Responder, "engage").await;
    for option in ["Lead L · person", "Pump watch · escalation plan"] {
        assert!(form.html.contains(option), "{}", form.html);
    }
}

#[tokio::test]
async fn while_one_engagement_waits_the_head_does_not_say_that_it_is_acknowledged() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    site.engaged().await;
    let seen = site.paged().await;
    let page = &seen.engagements[0].pages[0].id;
    site.advance(crate::site::MINUTE);
    let accept = serde_json::json!({
        "PageId": crate::site::page_arn(page), "AcceptType": "READ", "AcceptCode": site.code(page)
    });
    site.paging("AcceptPage", accept).await;
    site.advance(crate::site::MINUTE);
    site.paged().await;
    let html = pane(&site, Role::Viewer).await;
    assert!(html.contains("1 of 2 acknowledged"), "{html}");
    assert_eq!(html.matches("id=\"engagement-").count(), 1, "{html}");
    // The acknowledged one, and the one that the site's incident began with.
    assert_eq!(html.matches("id=\"over-").count(), 2, "{html}");
}
