//! What people without a session get.

use super::browser::Browser;
use super::world::World;
use app::AppError;
use http::Method;

#[tokio::test]
async fn a_page_leads_to_sign_in_and_back() {
    let world = World::start().await;
    let page = Browser::new()
        .get(&world.url("/incidents/7f3c?filter=a%20b"))
        .await;
    assert_eq!(page.status, 303);
    assert_eq!(
        page.raw_location(),
        "/auth/login?next=%2Fincidents%2F7f3c%3Ffilter%3Da%2520b"
    );
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_script_gets_401_and_an_error_that_it_can_read() {
    let world = World::start().await;
    for (method, path, accept) in [
        (Method::POST, "/api/note", "application/json"),
        (Method::GET, "/", "text/event-stream"),
        (Method::POST, "/api/note", "*/*"),
    ] {
        let headers = [("accept", accept), ("sec-fetch-mode", "cors")];
        let answer = Browser::new()
            .send(method, &world.url(path), &headers, None)
            .await;
        assert_eq!(answer.status, 401);
        assert_eq!(
            serde_json::from_str::<AppError>(&answer.text).unwrap(),
            AppError::SignedOut
        );
    }
}

#[tokio::test]
async fn a_client_that_is_no_browser_gets_401_too() {
    let world = World::start().await;
    let answer = Browser::new().send(Method::GET, &world.url("/"), &[], None).await;
    assert_eq!(answer.status, 401);
}

#[tokio::test]
async fn a_form_without_javascript_is_not_lost_with_the_session() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    world.clock.advance(8 * super::world::HOUR);
    let note = [("text", "pump-117 was opened on site")];
    let page = browser.post_form(&world.url("/api/note"), &note).await;
    assert_eq!(page.status, 401);
    assert!(page.text.contains("Nothing you typed is lost"));
    assert!(
        page.text.contains("href=\"/auth/in-place\" target=\"_blank\""),
        "{}",
        page.text
    );
    // Another tab signs in; the page is reloaded, which sends the form again.
    world.sign_in(&mut browser, "responder-s", "/auth/in-place").await;
    assert_eq!(
        browser.post_form(&world.url("/api/note"), &note).await.status,
        200
    );
}

#[tokio::test]
async fn made_up_and_malformed_session_ids_open_nothing() {
    let world = World::start().await;
    for id in [
        "AAAAAAAAAAAAAAAAAAAAAA",
        "",
        "../../etc",
        "x",
        "%00",
        "AAAAAAAAAAAAAAAAAAAAAAA'--",
    ] {
        let cookie = format!("lazaret={id}");
        let headers = [("cookie", cookie.as_str()), ("accept", "text/html")];
        let answer = Browser::new()
            .send(Method::GET, &world.url("/"), &headers, None)
            .await;
        assert_eq!(answer.status, 303, "{id}");
    }
}
