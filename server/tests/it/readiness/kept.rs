//! What the checks found is kept, and one that fails leaves the others alone.

use super::setup::{Before, line, reader};
use domain::actor::Actor;
use domain::readiness::Standing;
use domain::rights::Rights;
use response::ports::StoreError;
use response::{ResponseError, readiness};
use std::collections::BTreeSet;

const MINUTE: i64 = 60_000;

fn denied() -> StoreError {
    StoreError::Denied {
        operation: "GetV2LoggingOptions",
        action: "iot:GetV2LoggingOptions".into(),
    }
}

#[tokio::test]
async fn every_check_has_a_name_of_its_own_and_is_made() {
    let before = Before::start().await;
    let view = before.view().await;
    let names: BTreeSet<&str> = view.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names.len(), readiness::CHECKS.len());
    for line in &view.lines {
        assert!(!line.is_waiting(), "{line:?}");
        assert!(!line.title.is_empty() && !line.source.is_empty());
    }
}

#[tokio::test]
async fn a_check_that_is_denied_says_so_and_the_others_stand() {
    let before = Before::start().await;
    before
        .setup
        .inner()
        .failing
        .insert("GetV2LoggingOptions", denied());
    let view = before.view().await;
    let logging = line(&view, "logging");
    assert_eq!(logging.standing(), Standing::Unknown);
    let error = logging.found.error.as_ref().unwrap();
    assert!(error.contains("iot:GetV2LoggingOptions is missing"), "{error}");
    let others = view.lines.iter().filter(|line| line.name != "logging");
    for other in others {
        assert_eq!(other.found.error, None, "{other:?}");
    }
}

#[tokio::test]
async fn what_was_found_before_stays_with_its_age_beside_the_error() {
    let before = Before::start().await;
    let first = line(&before.view().await, "logging").clone();
    before
        .setup
        .inner()
        .failing
        .insert("GetV2LoggingOptions", denied());
    let later = line(&before.refresh().await, "logging").clone();
    assert_eq!(later.found.value, first.found.value);
    assert_eq!(later.found.read, first.found.read);
    assert!(later.found.error.is_some());
    before.setup.inner().failing.clear();
    let well = line(&before.refresh().await, "logging").clone();
    assert!(well.found.error.is_none() && well.found.read > first.found.read);
}

#[tokio::test]
async fn readers_share_what_was_found_until_it_is_old() {
    let before = Before::start().await;
    for _ in 0..20 {
        before.view().await;
    }
    assert_eq!(before.calls("GetV2LoggingOptions"), 1);
    before.site.clock.advance(4 * MINUTE);
    before.view().await;
    assert_eq!(before.calls("GetV2LoggingOptions"), 1);
    before.site.clock.advance(2 * MINUTE);
    before.view().await;
    crate::site::until("it is found out anew", async || {
        before.calls("GetV2LoggingOptions") == 2
    })
    .await;
}

#[tokio::test]
async fn a_button_that_is_pressed_again_and_again_asks_aws_once() {
    let before = Before::start().await;
    before.refresh().await;
    for _ in 0..20 {
        readiness::refresh(&before.console, &reader()).await.unwrap();
    }
    assert_eq!(before.calls("GetV2LoggingOptions"), 1);
    before.refresh().await;
    assert_eq!(before.calls("GetV2LoggingOptions"), 2);
}

#[tokio::test]
async fn a_large_fleets_certificates_are_looked_at_in_turns() {
    let before = Before::start().await;
    before.setup.certificates(400);
    let found = before.found("certificates").await;
    assert!(found.says.starts_with("Of 250 of 400 active"), "{}", found.says);
    assert_eq!(found.standing, Standing::Unknown);
    assert_eq!(before.calls("ListPrincipalThings"), 250);
    let shared = vec!["pump-a".parse().unwrap(), "pump-b".parse().unwrap()];
    before.setup.inner().certificates[399].1 = shared;
    let found = before.found("certificates").await;
    assert_eq!(found.standing, Standing::Amber);
    assert!(found.says.starts_with("Of 400 active"), "{}", found.says);
    assert!(found.details[0].ends_with("pump-a, pump-b"));
}

#[tokio::test]
async fn it_takes_the_right_to_read() {
    let before = Before::start().await;
    let nobody = Actor {
        rights: Rights::default(),
        ..reader()
    };
    for refused in [
        readiness::view(&before.console, &nobody).await,
        readiness::refresh(&before.console, &nobody).await,
    ] {
        assert!(matches!(refused, Err(ResponseError::Forbidden(_))), "{refused:?}");
    }
    assert_eq!(before.setup.inner().calls.len(), 0);
}
