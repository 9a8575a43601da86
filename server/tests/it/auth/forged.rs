//! Answers that prove nothing sign nobody in.

use super::browser::Browser;
use super::world::World;

async fn refused(kind: &str, status: u16) {
    let world = World::start().await;
    world.provider().spoil(kind, &world.client_id).await;
    let mut browser = Browser::new();
    let page = world.sign_in(&mut browser, "lead-l", "/").await;
    assert_eq!(page.status, status, "{kind}: {}", page.text);
    assert!(page.text.contains("Sign in again"), "{kind}");
    assert!(!world.knows(&mut browser).await, "{kind}");
    assert_eq!(world.sessions_of("lead-l").await, 0, "{kind}");
}

#[tokio::test]
async fn an_id_token_with_a_wrong_claim_is_refused() {
    for kind in [
        "bad-nonce",
        "no-nonce",
        "wrong-audience",
        "foreign-audience-too",
        "wrong-issuer",
        "expired",
    ] {
        refused(kind, 502).await;
    }
}

#[tokio::test]
async fn an_id_token_that_the_provider_did_not_sign_is_refused() {
    for kind in ["foreign-key", "unsigned"] {
        refused(kind, 502).await;
    }
}

#[tokio::test]
async fn without_groups_in_the_token_nobody_is_let_in() {
    let world = World::start().await;
    world.provider().spoil("no-groups", &world.client_id).await;
    let page = world.sign_in(&mut Browser::new(), "lead-l", "/").await;
    assert!(page.url.ends_with("/auth/not-allowed"));
}

#[tokio::test]
async fn an_answer_with_another_state_is_refused_and_the_sign_in_may_still_end_well() {
    let world = World::start().await;
    let mut browser = Browser::new();
    let answer = world.to_the_answer(&mut browser, "lead-l", "/").await;
    for wrong in [
        answer.replace("state=", "state=x"),
        answer.replace("state=", "other="),
        world.url("/auth/callback"),
    ] {
        let page = browser.get(&wrong).await;
        assert_eq!(page.status, 400, "{wrong}");
        assert!(!world.knows(&mut browser).await);
    }
    assert_eq!(browser.get(&answer).await.status, 303);
    assert!(world.knows(&mut browser).await);
}

#[tokio::test]
async fn an_answer_is_worth_nothing_in_another_browser() {
    let world = World::start().await;
    let answer = world.to_the_answer(&mut Browser::new(), "lead-l", "/").await;
    // One that never began a sign-in, and one that did.
    let mut stranger = Browser::new();
    let mut victim = Browser::new();
    world.to_the_answer(&mut victim, "viewer-v", "/").await;
    for browser in [&mut stranger, &mut victim] {
        assert_eq!(browser.get(&answer).await.status, 400);
        assert!(!world.knows(browser).await);
    }
}

#[tokio::test]
async fn a_code_that_was_not_made_for_this_sign_in_is_refused() {
    let world = World::start().await;
    let theirs = world.to_the_answer(&mut Browser::new(), "lead-l", "/").await;
    let mut browser = Browser::new();
    let own = world.to_the_answer(&mut browser, "viewer-v", "/").await;
    let state = own.split('&').find(|part| part.contains("state=")).unwrap();
    let code = theirs
        .split(['?', '&'])
        .find(|part| part.starts_with("code="))
        .unwrap();
    let state = state.rsplit('?').next().unwrap();
    let page = browser
        .get(&world.url(&format!("/auth/callback?{code}&{state}")))
        .await;
    assert_eq!(page.status, 502, "{}", page.text);
    assert!(!world.knows(&mut browser).await);
}

#[tokio::test]
async fn a_replayed_answer_changes_nothing() {
    let world = World::start().await;
    let mut browser = Browser::new();
    let answer = world.to_the_answer(&mut browser, "lead-l", "/").await;
    let before = browser.clone();
    assert_eq!(browser.get(&answer).await.status, 303);
    assert_eq!(browser.get(&answer).await.status, 400);
    assert_eq!(before.clone().get(&answer).await.status, 400);
    assert!(world.knows(&mut browser).await);
    assert_eq!(world.sessions_of("lead-l").await, 1);
}

#[tokio::test]
async fn an_answer_that_was_refused_is_not_tried_again() {
    let world = World::start().await;
    world.provider().spoil("bad-nonce", &world.client_id).await;
    let mut browser = Browser::new();
    let answer = world.to_the_answer(&mut browser, "lead-l", "/").await;
    assert_eq!(browser.get(&answer).await.status, 502);
    assert_eq!(browser.get(&answer).await.status, 400);
}

#[tokio::test]
async fn an_answer_that_took_longer_than_ten_minutes_is_refused() {
    let world = World::start().await;
    let mut browser = Browser::new();
    let answer = world.to_the_answer(&mut browser, "lead-l", "/").await;
    world.clock.advance(10 * super::world::MINUTE);
    assert_eq!(browser.get(&answer).await.status, 400);
}

#[tokio::test]
async fn somebody_who_cancels_is_told_so_and_can_begin_anew() {
    let world = World::start().await;
    let mut browser = Browser::new();
    let page = world.sign_in(&mut browser, "", "/incidents/7f3c").await;
    assert_eq!(page.status, 403);
    assert!(
        page.text.contains("/auth/login?next=%2Fincidents%2F7f3c"),
        "{}",
        page.text
    );
    assert!(!world.knows(&mut browser).await);
}
