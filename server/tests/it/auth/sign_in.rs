use super::browser::Browser;
use super::world::World;
use crate::site::until;
use domain::rights::Role;
use futures::future::join_all;
use server::auth::SIGN_INS_AT_ONCE;

#[tokio::test]
async fn every_role_signs_in_and_has_its_role() {
    let world = World::start().await;
    for (person, name, role) in [
        ("viewer-v", "Viewer V", Role::Viewer),
        ("responder-s", "Responder S", Role::Responder),
        ("containment-c", "Containment C", Role::Containment),
        ("lead-l", "Lead L", Role::Lead),
        ("auditor-a", "Auditor A", Role::Auditor),
    ] {
        let page = world.sign_in(&mut Browser::new(), person, "/").await;
        assert_eq!((page.status, page.text), (200, format!("{name} {:?}", [role])));
    }
}

#[tokio::test]
async fn somebody_in_no_known_group_is_told_so_and_has_no_session() {
    let world = World::start().await;
    let mut browser = Browser::new();
    let page = world.sign_in(&mut browser, "outsider-o", "/").await;
    assert_eq!(page.status, 403);
    assert!(page.text.contains("You are not allowed in"));
    assert!(page.url.ends_with("/auth/not-allowed"), "{}", page.url);
    assert!(!world.knows(&mut browser).await);
    assert_eq!(world.sessions_of("outsider-o").await, 0);
}

#[tokio::test]
async fn sign_in_leads_back_to_the_page_that_was_asked_for() {
    let world = World::start().await;
    let asked = "/incidents/7f3c?filter=kind%3Anote%20AND%20%22a%20%26%20b%22&at=02%3A41";
    let page = world.sign_in(&mut Browser::new(), "responder-s", asked).await;
    assert_eq!(page.url, world.url(asked));
}

#[tokio::test]
async fn sign_in_never_leads_out_of_the_console() {
    let world = World::start().await;
    for next in [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "https:evil.example",
        "%2f%2fevil.example",
        "/%2f%2fevil.example",
        "/%5cevil.example",
        "/\u{9}/evil.example",
        "/\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/auth/logout",
    ] {
        let next = next
            .bytes()
            .fold(String::new(), |all, byte| format!("{all}%{byte:02x}"));
        let mut browser = Browser::new();
        let answer = world
            .to_the_answer(&mut browser, "viewer-v", &format!("/auth/login?next={next}"))
            .await;
        let answered = browser.get(&answer).await;
        assert_eq!((answered.status, answered.raw_location()), (303, "/"), "{next}");
    }
}

#[tokio::test]
async fn signing_in_changes_the_sessions_id_and_kills_the_old_one() {
    let world = World::start().await;
    let mut browser = Browser::new();
    let answer = world.to_the_answer(&mut browser, "responder-s", "/").await;
    let before = browser.clone();
    browser.get(&answer).await;
    assert_ne!(before.session_cookie(), browser.session_cookie());
    assert!(world.knows(&mut browser).await);
    let mut attacker = before;
    assert!(!world.knows(&mut attacker).await);
}

#[tokio::test]
async fn signing_in_again_replaces_the_session_of_whoever_sat_there_before() {
    let world = World::start().await;
    let mut browser = world.browser_of("responder-s").await;
    let old = browser.clone();
    browser
        .cookies
        .retain(|(_, name), _| !name.starts_with("demo_idp"));
    let page = world
        .sign_in(&mut browser, "lead-l", "/auth/login?again=yes")
        .await;
    assert_eq!(page.text, "Lead L [Lead]");
    assert!(!world.knows(&mut old.clone()).await);
    assert_eq!(world.sessions_of("responder-s").await, 0);
}

#[tokio::test]
async fn somebody_signed_in_who_asks_for_sign_in_is_led_on_at_once() {
    let world = World::start().await;
    let mut browser = world.browser_of("viewer-v").await;
    let page = browser.get(&world.url("/auth/login?next=/incidents/7f3c")).await;
    assert_eq!((page.status, page.raw_location()), (303, "/incidents/7f3c"));
}

#[tokio::test]
async fn two_sign_ins_of_one_browser_both_end_well_in_either_order() {
    let world = World::start().await;
    let mut browser = Browser::new();
    let first = world
        .to_the_answer(&mut browser, "viewer-v", "/incidents/1")
        .await;
    let second = world
        .to_the_answer(&mut browser, "viewer-v", "/incidents/2")
        .await;
    assert_eq!(browser.get(&second).await.raw_location(), "/incidents/2");
    // The session is a new one now, but the other tab is in no worse a state than before it began.
    let late = browser.get(&first).await;
    assert_eq!(late.status, 400);
    assert!(late.text.contains("/auth/login?next="));
    assert!(world.knows(&mut browser).await);
}

#[tokio::test]
async fn a_person_in_five_hundred_groups_signs_in_and_only_known_groups_are_kept() {
    let world = World::start().await;
    world.provider().spoil("many-groups", &world.client_id).await;
    world.browser_of("responder-s").await;
    let kept = world.oidc.sessions.list(None).await.unwrap();
    assert_eq!(kept[0].signed_in.groups, ["lazaret-responders"]);
}

#[tokio::test]
async fn a_name_with_markup_stays_text_and_loses_what_reorders_it() {
    let world = World::start().await;
    world.provider().spoil("markup-in-name", &world.client_id).await;
    world.browser_of("responder-s").await;
    let kept = world.oidc.sessions.list(None).await.unwrap();
    assert_eq!(kept[0].signed_in.name, "<img src=x onerror=alert(1)>");
}

#[tokio::test]
async fn a_flood_of_sign_ins_is_turned_away_and_ends_with_itself() {
    let world = World::start().await;
    let mut signed_in = world.browser_of("viewer-v").await;
    let (flood, url) = (Browser::new(), world.url("/auth/login"));
    let mut away = None;
    for _ in 0..10 {
        let begun = (0..SIGN_INS_AT_ONCE).map(|_| {
            let (mut one, url) = (flood.clone(), url.clone());
            async move { one.get(&url).await }
        });
        let answers = join_all(begun).await;
        away = answers.into_iter().find(|one| one.status == 503);
        if away.is_some() {
            break;
        }
    }
    let away = away.expect("somebody is turned away");
    assert_eq!(away.header("retry-after"), "5");
    assert!(away.text.contains("Too many sign in at once"), "{}", away.text);
    assert_eq!(away.header("set-cookie"), "", "nothing is kept of it");
    assert!(world.knows(&mut signed_in).await);
    until("somebody may begin again", async || {
        Browser::new().get(&url).await.status == 303
    })
    .await;
}
