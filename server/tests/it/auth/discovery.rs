//! The provider is down, slow to come up, or changes its keys.

use super::browser::Browser;
use super::world::World;
use serde_json::json;

const DISCOVERY: &str = "/.well-known/openid-configuration";

#[tokio::test]
async fn a_provider_that_stumbles_is_asked_again_within_the_same_sign_in() {
    let world = World::with_own_provider().await;
    world
        .provider()
        .tell("faults", json!({ "kind": "discovery-down", "times": 2 }))
        .await;
    let page = world.sign_in(&mut Browser::new(), "viewer-v", "/").await;
    assert_eq!(page.status, 200);
    assert_eq!(world.provider().asked(DISCOVERY).await, 3);
}

#[tokio::test]
async fn a_provider_that_is_down_is_named_and_then_left_alone_for_a_while() {
    let world = World::with_own_provider().await;
    world
        .provider()
        .tell("faults", json!({ "kind": "discovery-down", "times": 1000 }))
        .await;
    let page = Browser::new()
        .get(&world.url("/auth/login?next=/incidents/7f3c"))
        .await;
    assert_eq!((page.status, page.header("retry-after")), (503, "5"));
    assert!(page.text.contains("The identity provider does not answer"));
    assert!(page.text.contains("next=%2Fincidents%2F7f3c"));
    assert!(!world.oidc.is_ready());
    let asked = world.provider().asked(DISCOVERY).await;
    let again = Browser::new().get(&world.url("/auth/login")).await;
    assert_eq!(again.status, 503);
    assert_eq!(world.provider().asked(DISCOVERY).await, asked);
}

#[tokio::test]
async fn keys_that_are_down_or_a_token_address_that_is_down_sign_nobody_in() {
    let world = World::with_own_provider().await;
    world
        .provider()
        .tell("faults", json!({ "kind": "keys-down", "times": 1 }))
        .await;
    assert!(!world.oidc.is_ready(), "nobody asked yet");
    assert!(world.oidc.finds_provider().await, "the second attempt succeeds");
    assert!(world.oidc.is_ready());
    world
        .provider()
        .tell("faults", json!({ "kind": "token-down", "times": 1 }))
        .await;
    let mut browser = Browser::new();
    let page = world.sign_in(&mut browser, "viewer-v", "/").await;
    assert_eq!(page.status, 502);
    assert!(!world.knows(&mut browser).await);
    assert_eq!(world.sign_in(&mut browser, "viewer-v", "/").await.status, 200);
}

#[tokio::test]
async fn many_people_signing_in_ask_for_the_description_and_the_keys_once() {
    let world = World::with_own_provider().await;
    let people = ["viewer-v", "responder-s", "responder-t", "lead-l", "auditor-a"];
    futures::future::join_all(people.map(|person| world.browser_of(person))).await;
    assert_eq!(world.provider().asked(DISCOVERY).await, 1);
    assert_eq!(world.provider().asked("/jwks").await, 1);
}

#[tokio::test]
async fn new_keys_are_fetched_when_a_token_names_one() {
    let world = World::with_own_provider().await;
    world.browser_of("viewer-v").await;
    world.provider().tell("keys/rotate", json!({})).await;
    world.browser_of("lead-l").await;
    assert_eq!(world.provider().asked("/jwks").await, 2);
}

#[tokio::test]
async fn forged_tokens_do_not_make_the_console_hammer_the_providers_keys() {
    let world = World::with_own_provider().await;
    for _ in 0..3 {
        world.provider().spoil("foreign-key", &world.client_id).await;
        assert_eq!(
            world.sign_in(&mut Browser::new(), "viewer-v", "/").await.status,
            502
        );
    }
    assert_eq!(world.provider().asked("/jwks").await, 2);
}
