use super::browser::Browser;
use super::world::World;
use http::Method;

#[tokio::test]
async fn signing_out_ends_the_session_here_and_at_the_provider() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    let mut old = browser.clone();
    let page = browser.post_form(&world.url("/auth/logout"), &[]).await;
    assert_eq!(page.status, 200);
    // Gone on the server too, not only from the browser's cookies.
    assert!(!world.knows(&mut old).await);
    let leads_to = page.header("refresh").strip_prefix("0; url=").unwrap().to_owned();
    assert!(
        leads_to.starts_with(&format!("{}/session/end?", world.provider().issuer)),
        "{leads_to}"
    );

    let asked = browser.get(&leads_to).await;
    let xsrf = asked
        .text
        .split("name=\"xsrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let confirm = format!("{}/session/end/confirm", world.provider().issuer);
    let done = browser
        .post_form(&confirm, &[("xsrf", xsrf.as_str()), ("logout", "yes")])
        .await;
    assert_eq!(done.location().unwrap(), world.url("/auth/signed-out"));
    let end = browser.get(&world.url("/auth/signed-out")).await;
    assert!(end.text.contains("You are signed out"));
    // The provider asks again who it is.
    let again = browser.get(&world.url("/")).await;
    let page = browser.follow_while(again, |_| true).await;
    assert!(page.text.contains("Choose a demo identity"));
}

#[tokio::test]
async fn signing_out_ends_only_this_browsers_session_and_tells_its_streams() {
    let world = World::start().await;
    let mut phone = world.browser_of("responder-s").await;
    let mut laptop = world.browser_of("responder-s").await;
    let mut ends = world.oidc.sessions.ends();
    phone.clone().post_form(&world.url("/auth/logout"), &[]).await;
    assert!(!world.knows(&mut phone).await);
    assert!(world.knows(&mut laptop).await);
    assert!(ends.try_recv().is_ok());
}

#[tokio::test]
async fn signing_out_twice_is_no_fault_and_a_link_signs_nobody_out() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    assert_eq!(browser.get(&world.url("/auth/logout")).await.status, 405);
    assert!(world.knows(&mut browser).await);
    browser.post_form(&world.url("/auth/logout"), &[]).await;
    let again = browser.post_form(&world.url("/auth/logout"), &[]).await;
    assert_eq!((again.status, again.raw_location()), (303, "/auth/signed-out"));
}

#[tokio::test]
async fn signing_out_works_while_the_provider_is_down() {
    let world = World::with_own_provider().await;
    let mut browser = world.browser_of("responder-s").await;
    world
        .provider()
        .tell(
            "faults",
            serde_json::json!({ "kind": "discovery-down", "times": 1000 }),
        )
        .await;
    browser.clone().post_form(&world.url("/auth/logout"), &[]).await;
    assert!(!world.knows(&mut browser).await);
}

#[tokio::test]
async fn the_session_cookie_is_removed_from_the_browser() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    browser.post_form(&world.url("/auth/logout"), &[]).await;
    assert!(
        browser
            .set
            .iter()
            .any(|line| line.starts_with("lazaret=;") && line.contains("Path=/")),
        "{:?}",
        browser.set
    );
    let bare = Browser::new()
        .send(Method::POST, &world.url("/auth/logout"), &[], None)
        .await;
    assert_eq!(bare.status, 303);
}
