use super::browser::Browser;
use super::world::{TestClock, World, settings};
use axum::Router;
use axum::routing::get;
use http::Request;
use http::header::SET_COOKIE;
use server::auth::{Oidc, session_layer};
use std::sync::Arc;
use tower::ServiceExt;
use tower_sessions::Session;

async fn cookie_under(world: &World, public_url: &str) -> String {
    let clock: Arc<dyn response::ports::Clock> = Arc::<TestClock>::clone(&world.clock);
    let settings = settings(public_url, "https://id.example", "lazaret");
    let oidc = Oidc::new(settings, Arc::clone(&world.journal), clock).unwrap();
    let writes = |session: Session| async move { session.insert("a", 1).await.unwrap() };
    let site = Router::<()>::new()
        .route("/", get(writes))
        .layer(session_layer(&oidc));
    let answer = site
        .oneshot(Request::get("/").body(axum::body::Body::empty()).unwrap())
        .await
        .unwrap();
    answer.headers()[SET_COOKIE].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn under_tls_the_cookie_is_bound_to_this_host() {
    let world = World::start().await;
    let cookie = cookie_under(&world, "https://lazaret.example").await;
    assert!(cookie.starts_with("__Host-lazaret="));
    for part in ["; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(
        !cookie.contains("Domain") && !cookie.contains("Max-Age"),
        "{cookie}"
    );
}

#[tokio::test]
async fn in_the_demo_the_cookie_has_a_plain_name() {
    let world = World::start().await;
    let cookie = cookie_under(&world, "http://127.0.0.1:3000").await;
    assert!(
        cookie.starts_with("lazaret=") && !cookie.contains("Secure"),
        "{cookie}"
    );
    assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
}

#[tokio::test]
async fn looking_around_without_signing_in_sets_no_cookie() {
    let world = World::start().await;
    for path in ["/", "/auth/signed-out", "/auth/not-allowed", "/auth/in-place"] {
        let mut browser = Browser::new();
        browser.get(&world.url(path)).await;
        assert!(browser.set.is_empty(), "{path}: {:?}", browser.set);
    }
}

#[tokio::test]
async fn sign_in_begins_under_the_name_that_the_provider_answers_to() {
    let world = World::start().await;
    let local = world
        .url("/auth/login?next=/incidents/1")
        .replace("127.0.0.1", "localhost");
    let page = Browser::new().get(&local).await;
    assert_eq!(
        page.location().unwrap(),
        world.url("/auth/login?next=/incidents/1")
    );
}
