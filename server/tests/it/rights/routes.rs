//! Every address besides the server functions, by everybody.

use crate::site::{Site, entry};
use domain::act::Act;
use domain::actor::Who;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::DeviceId;
use domain::rights::{Right, Role};
use domain::text::NoteText;
use http::Method;
use server::router::page_routes;
use std::path::Path;

/// Pages, which need a session and the right to read.
fn pages(site: &Site) -> Vec<String> {
    vec![
        "/".into(),
        "/incidents/new".into(),
        format!("/incidents/{}", site.id),
        "/devices/pump-117".into(),
        "/gallery".into(),
        "/readiness".into(),
        "/readiness/answers".into(),
        "/sessions".into(),
    ]
}

/// The chain of what is done to a device outside of any incident.
pub fn device_chain(site: &Site, name: &str) -> ChainId {
    let settings = &site.console().settings;
    ChainId::Device(DeviceId {
        account: settings.account.clone(),
        region: settings.region.clone(),
        name: name.parse().unwrap(),
    })
}

/// An entry on a chain.
pub async fn noted(site: &Site, chain: ChainId) {
    let note = NewEntry {
        id: entry(),
        chain,
        who: Who::Automation { name: "test".into() },
        at: site.console().clock.now(),
        body: Body::Act(Act::Note {
            text: NoteText::new("Nothing seen").unwrap(),
            occurred: None,
        }),
    };
    site.console().journal.append(note, None).await.unwrap();
}

#[tokio::test]
async fn every_page_there_is_stands_in_these_tests() {
    let site = Site::start().await;
    let mut routes: Vec<String> = page_routes()
        .iter()
        .map(|route| route.path().to_owned())
        .collect();
    routes.sort();
    assert_eq!(
        routes,
        [
            "/",
            "/devices/{thing}",
            "/erase",
            "/gallery",
            "/incidents/new",
            "/incidents/{account}/{plan}/{key}",
            "/readiness",
            "/readiness/answers",
            "/sessions"
        ]
    );
    // The one that erases stands in a test of its own.
    assert_eq!(pages(&site).len() + 1, routes.len());
}

/// Every address besides pages and functions: as the source names it where it adds it, how and where it is asked for here,
/// and whether it needs a session.
fn others(site: &Site) -> Vec<(&'static str, Method, String, bool)> {
    let (get, post) = (|| Method::GET, || Method::POST);
    let id = &site.id;
    let evidence = format!("/evidence/{id}/{}", domain::chain::sha256("port 123"));
    vec![
        (
            "\"/incidents/{account}/{plan}/{key}/evidence\"",
            post(),
            format!("/incidents/{id}/evidence"),
            true,
        ),
        (
            "\"/readiness/answers/file\"",
            post(),
            app::paths::ANSWERS_SEND.into(),
            true,
        ),
        (
            "\"/readiness/answers.csv\"",
            get(),
            app::paths::ANSWERS_FILE.into(),
            true,
        ),
        ("\"/events\"", get(), format!("/events?incident={id}"), true),
        (
            "\"/incidents/{account}/{plan}/{key}/record\"",
            get(),
            format!("/incidents/{id}/record"),
            true,
        ),
        (
            "\"/devices/{thing}/record\"",
            get(),
            "/devices/pump-117/record".into(),
            true,
        ),
        ("\"/record\"", get(), "/record".into(), true),
        (
            "\"/evidence/{account}/{plan}/{key}/{sha256}\"",
            get(),
            evidence,
            true,
        ),
        ("\"/healthz\"", get(), "/healthz".into(), false),
        ("\"/readyz\"", get(), "/readyz".into(), false),
        ("\"/pkg\"", get(), "/pkg/lazaret.js".into(), false),
        ("&format!(\"/{name}\")", get(), "/robots.txt".into(), false),
        ("\"/auth/login\"", get(), "/auth/login".into(), false),
        ("callback::PATH", get(), "/auth/callback".into(), false),
        ("\"/auth/logout\"", post(), "/auth/logout".into(), false),
        (
            "\"/auth/backchannel-logout\"",
            post(),
            "/auth/backchannel-logout".into(),
            false,
        ),
        ("signed_out::PATH", get(), "/auth/signed-out".into(), false),
        ("not_allowed::PATH", get(), "/auth/not-allowed".into(), false),
        ("in_place::PATH", get(), "/auth/in-place".into(), false),
    ]
}

/// What the source under `folder` names as it adds it to a router; comments add nothing.
fn added(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            added(&path, found);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let code = |line: &str| line.split("//").next().unwrap_or_default().trim().to_owned();
        // A line of an address ends there too, which no route is.
        let code = source.lines().map(code).collect::<Vec<_>>().join(" ");
        for call in [".route(", ".route_service(", ".nest(", ".nest_service("] {
            let calls = code.split(call).skip(1);
            found.extend(calls.map(|rest| rest.split(',').next().unwrap().trim().to_owned()));
        }
    }
}

#[tokio::test]
async fn every_route_of_the_server_stands_in_these_tests_and_needs_a_session_where_it_should() {
    let site = Site::start().await;
    let mut found = Vec::new();
    added(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort();
    let others = others(&site);
    let mut listed: Vec<_> = others.iter().map(|(named, ..)| *named).collect();
    listed.sort_unstable();
    assert_eq!(found, listed);
    let headers = [("sec-fetch-mode", "cors"), ("sec-fetch-site", "same-origin")];
    for (_, method, path, needs_session) in others {
        let answer = site.nobody().send(method, &path, &headers, Vec::new()).await;
        assert_eq!(answer.status == 401, needs_session, "{path}: {}", answer.status);
        assert!(![404, 405].contains(&answer.status), "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn the_page_that_erases_is_for_those_who_may_alone() {
    let site = Site::start().await;
    let (of, path) = (entry(), "/api/timeline/note");
    let note = site.form(path).with("entry", of.as_str());
    assert_eq!(site.responder().await.call(path, &note).await.status, 200);
    let page = format!("/erase?incident={}&entry={of}", site.id);
    let answer = site.nobody().page(&page).await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").starts_with("/auth/login?next="));
    assert!(answer.body.is_empty(), "{}", answer.text());
    for role in Role::ALL {
        let may = role.rights().contains(&Right::Erase);
        let answer = site.person(role.name(), role).await.page(&page).await;
        assert_eq!(answer.status, if may { 200 } else { 403 }, "{role:?}");
        assert_eq!(answer.text().contains("Valve closed on site"), may, "{role:?}");
    }
}

#[tokio::test]
async fn a_page_is_for_everybody_with_a_role_and_leads_everybody_else_to_sign_in() {
    let site = Site::start().await;
    for path in pages(&site) {
        let answer = site.nobody().page(&path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(
            answer.header("location").starts_with("/auth/login?next="),
            "{path}"
        );
        assert!(answer.body.is_empty(), "{path}: {}", answer.text());
        let script = site
            .nobody()
            .send(Method::GET, &path, &[("sec-fetch-mode", "cors")], Vec::new())
            .await;
        assert_eq!(script.status, 401, "{path}");
    }
    for role in Role::ALL {
        let person = site.person(role.name(), role).await;
        for path in pages(&site) {
            // A form is for those who may send it.
            let may = |right| role.rights().contains(&right);
            let expected = match path.as_str() {
                "/gallery" => 404,
                "/readiness/answers" if !may(Right::Write) => 403,
                "/incidents/new" if !may(Right::Start) => 403,
                _ => 200,
            };
            assert_eq!(person.page(&path).await.status, expected, "{path} by {role:?}");
        }
        assert_eq!(person.page("/no/such/page").await.status, 404);
    }
}

#[tokio::test]
async fn streams_files_and_the_record_are_held_to_the_same_rights() {
    let site = Site::start().await;
    let writer = site.responder().await;
    let kept = writer
        .attach(&site.id.to_string(), entry().as_str(), "a.log", b"port 123")
        .await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let hash = domain::chain::sha256("port 123");
    let id = &site.id;
    let reads = [
        format!("/events?incident={id}"),
        "/events?incident=list".into(),
        format!("/evidence/{id}/{hash}"),
        "/readiness/answers.csv".into(),
        format!("/incidents/{id}/record"),
        "/devices/pump-117/record".into(),
        "/record".into(),
    ];
    noted(&site, device_chain(&site, "pump-117")).await;
    let get = |person: crate::site::Person, path: String| async move {
        person
            .begin(Method::GET, &path, &[("sec-fetch-mode", "cors")], Vec::new())
            .await
            .status()
            .as_u16()
    };
    for path in &reads {
        assert_eq!(get(site.nobody(), path.clone()).await, 401, "{path}");
    }
    assert_eq!(
        site.nobody()
            .attach(&id.to_string(), entry().as_str(), "a", b"x")
            .await
            .status,
        401
    );
    for role in Role::ALL {
        let person = site.person(role.name(), role).await;
        let audits = role == Role::Auditor;
        let may_write = !audits && role != Role::Viewer;
        for path in &reads {
            let expected = if path.ends_with("/record") && !audits {
                403
            } else {
                200
            };
            assert_eq!(
                get(person.clone(), path.clone()).await,
                expected,
                "{path} by {role:?}"
            );
        }
        let upload = person
            .attach(&id.to_string(), entry().as_str(), "a.txt", b"x")
            .await;
        assert_eq!(
            upload.status,
            if may_write { 303 } else { 403 },
            "{role:?}: {}",
            upload.text()
        );
        let answers = person.send_answers(b"device,redundant\npump-1,yes\n").await;
        assert_eq!(
            answers.status,
            if may_write { 303 } else { 403 },
            "{role:?}: {}",
            answers.text()
        );
    }
    assert_eq!(site.nobody().send_answers(b"device").await.status, 401);
}

#[tokio::test]
async fn what_is_of_another_account_or_incident_is_not_found() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    let id = site.id.to_string();
    assert_eq!(
        lead.attach(&id, entry().as_str(), "a.log", b"port 123")
            .await
            .status,
        303
    );
    let hash = domain::chain::sha256("port 123");
    let other = site.another("meter-4 resets", 8).to_string();
    let foreign = id.replace("111122223333", "999999999999");
    for path in [
        format!("/evidence/{other}/{hash}"),
        format!("/evidence/{foreign}/{hash}"),
        format!("/evidence/{id}/{}", "0".repeat(64)),
        format!("/evidence/{id}/..%2F..%2Fjournal.sqlite"),
        format!("/events?incident={foreign}"),
        format!("/events?incident={id},111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"),
        format!("/incidents/{foreign}"),
        "/pkg/../journal.sqlite".into(),
        "/pkg/..%2f..%2fjournal.sqlite".into(),
    ] {
        assert_eq!(lead.page(&path).await.status, 404, "{path}");
    }
    assert_eq!(
        lead.attach(&foreign, entry().as_str(), "a", b"x").await.status,
        404
    );
    assert_eq!(lead.page("/events?incident=nonsense").await.status, 400);
    let auditor = site.person("auditor-a", Role::Auditor).await;
    for path in [
        format!("/incidents/{foreign}/record"),
        "/incidents/111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0/record".into(),
        "/incidents/a/b/c/record".into(),
        "/devices/nobody-knows-it/record".into(),
        "/devices/%00/record".into(),
    ] {
        assert_eq!(auditor.page(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn what_needs_no_session_is_health_sign_in_and_the_pages_own_files() {
    let site = Site::start().await;
    let nobody = site.nobody();
    for (path, expected) in [
        ("/healthz", 200),
        ("/pkg/lazaret.js", 200),
        ("/robots.txt", 200),
        ("/auth/signed-out", 200),
        ("/auth/not-allowed", 403),
        ("/pkg/none.js", 404),
    ] {
        assert_eq!(nobody.page(path).await.status, expected, "{path}");
    }
    // The provider is not there: that is said, and nothing else.
    let ready = nobody.page("/readyz").await;
    assert_eq!(
        (ready.status, ready.text().as_str()),
        (200, r#"{"journal":true,"sign_in":false}"#)
    );
    assert!((500..600).contains(&nobody.page("/auth/login").await.status));
}
