//! The provider ends sessions without any browser.

use super::browser::{Answer, Browser};
use super::world::World;
use serde_json::{Value, json};

async fn deliver(world: &World, token: &str) -> Answer {
    Browser::new()
        .post_form(&world.url("/auth/backchannel-logout"), &[("logout_token", token)])
        .await
}

/// A logout token made to measure: `changes` on top of a good one.
async fn token(world: &World, changes: Value) -> String {
    let mut wanted = json!({ "client_id": world.client_id });
    wanted
        .as_object_mut()
        .unwrap()
        .extend(changes.as_object().unwrap().clone());
    let made = world.provider().tell("logout-token", wanted).await;
    made["logout_token"].as_str().unwrap().to_owned()
}

async fn sid_of(world: &World, person: &str) -> String {
    let kept = world
        .oidc
        .sessions
        .list(Some(&person.parse().unwrap()))
        .await
        .unwrap();
    kept[0].signed_in.provider_session.clone().unwrap()
}

#[tokio::test]
async fn ending_a_persons_session_at_the_provider_ends_it_here() {
    let world = World::with_own_provider().await;
    let mut browser = world.browser_of("responder-s").await;
    let mut other = world.browser_of("lead-l").await;
    let told = world
        .provider()
        .tell("logout", json!({ "sub": "responder-s" }))
        .await;
    assert_eq!(
        told["told"],
        json!([{ "client_id": world.client_id, "sub": "responder-s" }])
    );
    assert!(!world.knows(&mut browser).await);
    assert!(world.knows(&mut other).await);
}

#[tokio::test]
async fn a_token_with_a_session_ends_that_one_and_one_with_a_person_all_of_theirs() {
    let world = World::start().await;
    let mut first = world.browser_of("responder-s").await;
    let sid = sid_of(&world, "responder-s").await;
    let mut second = world.browser_of("responder-s").await;
    let mut third = world.browser_of("responder-s").await;
    let mut other = world.browser_of("responder-t").await;
    let one = token(&world, json!({ "sub": "responder-s", "sid": sid })).await;
    let answer = deliver(&world, &one).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"));
    assert!(!world.knows(&mut first).await);
    assert!(world.knows(&mut second).await && world.knows(&mut third).await);
    let all = token(&world, json!({ "sub": "responder-s" })).await;
    assert_eq!(deliver(&world, &all).await.status, 200);
    assert!(!world.knows(&mut second).await && !world.knows(&mut third).await);
    assert!(world.knows(&mut other).await);
}

#[tokio::test]
async fn a_session_that_is_not_here_is_no_fault() {
    let world = World::start().await;
    let unknown = token(&world, json!({ "sub": "nobody", "sid": "gone" })).await;
    assert_eq!(deliver(&world, &unknown).await.status, 200);
}

#[tokio::test]
async fn a_token_that_is_not_a_valid_order_ends_nothing() {
    let world = World::start().await;
    let mut browser = world.browser_of("lead-l").await;
    for changes in [
        json!({ "client_id": "another-client" }),
        json!({ "claims": { "iss": "http://issuer.example" } }),
        json!({ "claims": { "nonce": "n" } }),
        json!({ "remove": ["events"] }),
        json!({ "claims": { "events": { "http://example/other": {} } } }),
        json!({ "claims": { "events": { "http://schemas.openid.net/event/backchannel-logout": "yes" } } }),
        json!({ "remove": ["iat"] }),
        json!({ "claims": { "iat": 1_000_000_000 } }),
        json!({ "claims": { "iat": 33_000_000_000_i64 } }),
        json!({ "claims": { "exp": 1_000_000_000 } }),
        json!({ "remove": ["jti"] }),
        json!({ "remove": ["sub"] }),
        json!({ "claims": { "sub": "" } }),
        json!({ "typ": "at+jwt" }),
        json!({ "key": "foreign" }),
    ] {
        let mut wanted = json!({ "sub": "lead-l" });
        wanted
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        let bad = token(&world, wanted).await;
        assert_eq!(deliver(&world, &bad).await.status, 400, "{changes}");
        assert!(world.knows(&mut browser).await, "{changes}");
    }
}

#[tokio::test]
async fn texts_that_are_no_signed_token_end_nothing() {
    let world = World::start().await;
    let mut browser = world.browser_of("lead-l").await;
    let good = token(&world, json!({ "sub": "lead-l" })).await;
    let parts: Vec<&str> = good.split('.').collect();
    let none = "eyJhbGciOiJub25lIn0";
    let shared_secret = "eyJhbGciOiJIUzI1NiJ9";
    for bad in [
        String::new(),
        "a.b.c".to_owned(),
        format!("{}.{}", parts[0], parts[1]),
        format!("{}.{}.", parts[0], parts[1]),
        format!("{none}.{}.", parts[1]),
        format!("{none}.{}.{}", parts[1], parts[2]),
        format!("{shared_secret}.{}.{}", parts[1], parts[2]),
        format!("{good}x"),
        format!("{good}.x"),
    ] {
        assert_eq!(deliver(&world, &bad).await.status, 400, "{bad}");
    }
    let missing = Browser::new()
        .post_form(&world.url("/auth/backchannel-logout"), &[("token", &good)])
        .await;
    assert_eq!(missing.status, 422);
    assert!(world.knows(&mut browser).await);
}

#[tokio::test]
async fn a_token_works_once() {
    let world = World::start().await;
    world.browser_of("lead-l").await;
    let order = token(&world, json!({ "sub": "lead-l" })).await;
    assert_eq!(deliver(&world, &order).await.status, 200);
    let mut later = world.browser_of("lead-l").await;
    assert_eq!(deliver(&world, &order).await.status, 400);
    assert!(world.knows(&mut later).await);
}

#[tokio::test]
async fn a_token_signed_with_a_new_key_is_understood() {
    let world = World::with_own_provider().await;
    let mut browser = world.browser_of("lead-l").await;
    world.provider().tell("keys/rotate", json!({})).await;
    let order = token(&world, json!({ "sub": "lead-l" })).await;
    assert_eq!(deliver(&world, &order).await.status, 200);
    assert!(!world.knows(&mut browser).await);
}
