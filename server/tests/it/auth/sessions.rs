//! How long sessions last, and that an ended one stays ended.

use super::browser::Browser;
use super::world::{HOUR, MINUTE, World};
use http::Method;
use response::ports::SessionRow;
use server::sessions::SessionKey;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

async fn only_row(world: &World) -> SessionRow {
    let mut rows = world.journal.sessions(None, world.oidc_now()).await.unwrap();
    rows.retain(|row| row.subject.is_some());
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

fn id_of(browser: &Browser) -> Id {
    browser.session_cookie().parse().unwrap()
}

impl World {
    fn oidc_now(&self) -> domain::time::Timestamp {
        response::ports::Clock::now(&*self.clock)
    }
}

#[tokio::test]
async fn a_session_ends_after_eight_hours_without_use() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    world.clock.advance(8 * HOUR - 1);
    assert!(world.knows(&mut browser).await);
    world.clock.advance(8 * HOUR);
    assert!(!world.knows(&mut browser).await);
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_however_much_it_is_used() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    for _ in 0..11 {
        world.clock.advance(HOUR);
        assert!(world.knows(&mut browser).await);
    }
    world.clock.advance(HOUR - 1);
    assert!(world.knows(&mut browser).await);
    world.clock.advance(1);
    assert!(!world.knows(&mut browser).await);
}

#[tokio::test]
async fn a_use_is_written_down_at_most_once_a_minute() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    let begun = only_row(&world).await.seen;
    world.clock.advance(MINUTE - 1);
    assert!(world.knows(&mut browser).await);
    assert_eq!(only_row(&world).await.seen, begun);
    world.clock.advance(1);
    assert!(world.knows(&mut browser).await);
    assert_eq!(only_row(&world).await.seen, begun.plus(MINUTE));
}

#[tokio::test]
async fn what_a_page_does_by_itself_is_no_use() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    let begun = only_row(&world).await.seen;
    world.clock.advance(HOUR);
    let headers = [("lazaret-background", "1"), ("accept", "application/json")];
    assert_eq!(
        browser
            .send(Method::POST, &world.url("/api/note"), &headers, None)
            .await
            .status,
        200
    );
    assert_eq!(only_row(&world).await.seen, begun);
    world.clock.advance(7 * HOUR);
    assert_eq!(
        browser
            .send(Method::POST, &world.url("/api/note"), &headers, None)
            .await
            .status,
        401
    );
}

#[tokio::test]
async fn the_journal_holds_no_session_id() {
    let world = World::start().await;
    let browser = world.browser_of("responder-s").await;
    let id = browser.session_cookie();
    let row = only_row(&world).await;
    assert!(!row.key.contains(id) && !row.data.contains(id));
    assert_eq!(row.key, SessionKey::of(id.parse().unwrap()).as_str());
}

#[tokio::test]
async fn sessions_are_listed_by_person_and_ended_one_by_one() {
    let world = World::start().await;
    let mut phone = world.browser_of("responder-s").await;
    world.clock.advance(MINUTE);
    let mut laptop = world.browser_of("responder-s").await;
    let mut other = world.browser_of("lead-l").await;
    let mut ends = world.oidc.sessions.ends();
    let listed = world
        .oidc
        .sessions
        .list(Some(&"responder-s".parse().unwrap()))
        .await
        .unwrap();
    assert_eq!(listed.len(), 2);
    let [of_phone, of_laptop] = [&listed[0], &listed[1]];
    assert!(of_phone.created < of_laptop.created);
    world.oidc.sessions.end(&of_phone.key).await.unwrap();
    assert!(!world.knows(&mut phone).await);
    assert!(world.knows(&mut laptop).await && world.knows(&mut other).await);
    assert_eq!(ends.try_recv().unwrap().0, of_phone.key);
    assert!(!world.oidc.sessions.alive(&of_phone.key).await.unwrap());
    assert!(world.oidc.sessions.alive(&of_laptop.key).await.unwrap());
}

#[tokio::test]
async fn a_request_under_way_does_not_bring_an_ended_session_back() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    let id = id_of(&browser);
    let key = SessionKey::of(id);
    let under_way = world.oidc.sessions.load(&id).await.unwrap().unwrap();
    let row = world.journal.session(key.as_str()).await.unwrap().unwrap();
    world.oidc.sessions.end(&key).await.unwrap();
    world.oidc.sessions.save(&under_way).await.unwrap();
    // A refusal takes the cookie away: each look is with the browser as it was.
    assert!(!world.knows(&mut browser.clone()).await);
    // Not even one that read the row just before it was deleted.
    world.journal.save_session(&row).await.unwrap();
    assert!(!world.knows(&mut browser).await);
}

#[tokio::test]
async fn a_new_session_never_takes_over_an_id_in_use() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    let id = id_of(&browser);
    let mut colliding = Record {
        id,
        ..world.oidc.sessions.load(&id).await.unwrap().unwrap()
    };
    colliding.data.clear();
    world.oidc.sessions.create(&mut colliding).await.unwrap();
    assert_ne!(colliding.id, id);
    assert!(world.knows(&mut browser).await);
}

#[tokio::test]
async fn sessions_outlive_a_restart_of_the_console() {
    let world = World::start().await;
    let browser = world.browser_of("responder-s").await;
    let id = id_of(&browser);
    let settings = world.oidc.settings.clone();
    let clock: std::sync::Arc<dyn response::ports::Clock> =
        std::sync::Arc::<super::world::TestClock>::clone(&world.clock);
    let again = server::auth::Oidc::new(settings, std::sync::Arc::clone(&world.journal), clock).unwrap();
    assert!(again.sessions.load(&id).await.unwrap().is_some());
}

#[tokio::test]
async fn a_sign_in_that_nobody_finishes_leaves_nothing_for_long() {
    let world = World::start().await;
    Browser::new().get(&world.url("/auth/login")).await;
    assert_eq!(
        world
            .journal
            .sessions(None, world.oidc_now())
            .await
            .unwrap()
            .len(),
        1
    );
    world.clock.advance(10 * MINUTE);
    assert_eq!(
        world
            .journal
            .delete_expired_sessions(world.oidc_now())
            .await
            .unwrap(),
        1
    );
}
