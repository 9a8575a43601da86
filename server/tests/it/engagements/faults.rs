//! One API that fails leaves the others and the page.

use crate::site::{MINUTE, Site};
use domain::engagement::PageState;
use serde_json::json;
use simulator::{Fault, FaultKind};

#[tokio::test]
async fn while_engagements_are_denied_the_last_known_ones_stand_beside_the_error() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    let first = site.paged().await;
    site.aws
        .add_fault(Fault::of(FaultKind::Deny).on("ListEngagements"));
    site.advance(MINUTE);
    let seen = site.paged().await;
    assert!(
        seen.error
            .as_ref()
            .unwrap()
            .contains("ssm-contacts:ListEngagements"),
        "{:?}",
        seen.error
    );
    assert_eq!(seen.engagements[0].engagement, first.engagements[0].engagement);
    let copy = site.console().journal.copy(&site.id).await.unwrap().unwrap();
    assert_eq!(copy.freshness.error, None, "the incident itself was read");
    site.aws.clear_faults(None);
    site.advance(MINUTE);
    assert_eq!(site.paged().await.error, None);
}

#[tokio::test]
async fn what_was_never_read_says_why() {
    let site = Site::start().await;
    site.aws
        .add_fault(Fault::of(FaultKind::Throttle).on("ListEngagements"));
    let seen = site.paged().await;
    assert!(seen.engagements.is_empty() && seen.error.is_some());
    let form = crate::site::Form::fields(&[("incident", &site.id.to_string())]);
    let pane = site.responder().await.call("/api/engagements/pane", &form).await;
    let pane: app::live::ServedPane = pane.json();
    assert!(
        pane.html.contains("Who is paged could not be read"),
        "{}",
        pane.html
    );
}

#[tokio::test]
async fn a_page_whose_receipts_cant_be_read_is_still_told() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    site.aws
        .add_fault(Fault::of(FaultKind::Deny).on("ListPageReceipts"));
    let seen = site.paged().await;
    let page = &seen.engagements[0].pages[0];
    assert!(matches!(page.state, PageState::Sent { .. }), "{page:?}");
    assert_eq!(page.channel, "channel not told yet");
    assert!(seen.error.unwrap().contains("ListPageReceipts"));
}

#[tokio::test]
async fn one_that_is_over_is_read_again_until_its_pages_were_read() {
    let site = Site::start().await;
    site.people().await;
    let id = site.engaged().await;
    site.advance(1_000);
    let arn = format!("arn:aws:ssm-contacts:eu-central-1:111122223333:engagement/{id}");
    site.paging("StopEngagement", json!({"EngagementId": arn})).await;
    site.advance(3 * MINUTE);
    site.aws
        .add_fault(Fault::of(FaultKind::Deny).on("ListPagesByEngagement"));
    let seen = site.paged().await;
    assert!(seen.engagements[0].pages.is_empty() && seen.error.is_some());
    site.aws.clear_faults(None);
    site.advance(MINUTE);
    let seen = site.paged().await;
    assert_eq!((seen.engagements[0].pages.len(), seen.error), (1, None));
    site.aws.clear_calls();
    site.advance(MINUTE);
    site.paged().await;
    assert_eq!(
        site.aws.call_counts().get("ssm-contacts:ListPagesByEngagement"),
        None,
        "and then no more"
    );
}
