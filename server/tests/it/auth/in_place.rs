use super::browser::Browser;
use super::world::World;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

#[tokio::test]
async fn without_a_session_it_leads_through_sign_in_and_back() {
    let world = World::start().await;
    let page = world
        .sign_in(&mut Browser::new(), "responder-s", "/auth/in-place")
        .await;
    assert_eq!(
        (page.status, page.url.as_str()),
        (200, world.url("/auth/in-place").as_str())
    );
}

#[tokio::test]
async fn it_tells_the_other_tabs_by_the_one_script_that_its_policy_allows() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    let page = browser.get(&world.url("/auth/in-place")).await;
    let script = page
        .text
        .split("<script>")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    assert!(script.contains("new BroadcastChannel('lazaret-session')"));
    let hash = BASE64_STANDARD.encode(Sha256::digest(script));
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains(&format!("script-src 'sha256-{hash}'")),
        "{policy}"
    );
    assert!(!policy.contains("unsafe-inline"));
    // Nobody's name goes to whoever listens.
    assert!(!page.text.contains("Responder"));
}
