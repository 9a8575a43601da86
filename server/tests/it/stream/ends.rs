use crate::site::{Site, Stream};
use clap::Parser;
use http::Method;
use server::Config;
use server::sessions::SessionKey;
use std::time::Duration;
use tokio::time::Instant;

async fn ends_by_itself(mut stream: Stream) {
    loop {
        match stream.next().await {
            Some((name, data)) if name == "end" => {
                assert_eq!(data, "session");
                break;
            }
            Some((name, _)) => assert_eq!(name, "change"),
            None => panic!("closed without saying why"),
        }
    }
    assert_eq!(stream.next().await, None, "closed after that");
}

#[tokio::test]
async fn a_stream_ends_when_its_person_signs_out() {
    let site = Site::start().await;
    let (person, other) = (
        site.responder().await,
        site.person("viewer-v", domain::rights::Role::Viewer).await,
    );
    site.view(&person).await;
    let (stream, mut others) = (site.stream(&person).await, site.stream(&other).await);
    let headers = [
        ("origin", site.origin.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("accept", "text/html"),
    ];
    let answer = person
        .send(Method::POST, "/auth/logout", &headers, Vec::new())
        .await;
    assert!([200, 303].contains(&answer.status), "{}", answer.status);
    let began = Instant::now();
    ends_by_itself(stream).await;
    println!("a stream ended {:?} after signing out", began.elapsed());
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "at once, not at the next check"
    );
    site.console().live.bump(&site.id, &[]);
    others.until("change").await;
}

#[tokio::test]
async fn a_stream_ends_when_its_session_is_ended_by_somebody_else_or_expires() {
    let site = Site::start().await;
    let (person, other) = (
        site.responder().await,
        site.person("viewer-v", domain::rights::Role::Viewer).await,
    );
    site.view(&person).await;
    let (stream, others) = (site.stream(&person).await, site.stream(&other).await);
    site.state
        .auth
        .sessions
        .end(&SessionKey::from_text(&person.session))
        .await
        .unwrap();
    ends_by_itself(stream).await;
    site.advance(13 * 3_600_000);
    ends_by_itself(others).await;
    assert_eq!(person.page("/").await.status, 303);
}

#[tokio::test]
async fn the_server_stops_with_streams_open() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::try_parse_from([
        "server",
        "--demo",
        "--simulator-empty",
        "--issuer=http://127.0.0.1:9",
        "--listen=127.0.0.1:0",
        &format!("--data={}", folder.path().join("data").display()),
        &format!("--site-root={}", folder.path().display()),
    ]);
    let running = server::start(config.unwrap(), None).await.unwrap();
    let aws = running.simulator.as_ref().unwrap().world();
    let id = crate::site::id_of(&aws.make_incident("pump-117", 7));
    let origin = format!("http://{}", running.address);
    let (cookie, session) =
        crate::site::sign_in(&running.state, "responder-s", domain::rights::Role::Responder).await;
    let person = crate::site::Person::at(&origin, Some(cookie), session);
    assert_eq!(person.page(&format!("/incidents/{id}")).await.status, 200);
    let mut streams = Vec::new();
    for _ in 0..5 {
        streams.push(Stream::open(&person, std::slice::from_ref(&id)).await);
    }
    let began = Instant::now();
    running.stop().await;
    println!(
        "stopped {:?} after the order, with {} streams open",
        began.elapsed(),
        streams.len()
    );
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    for mut stream in streams {
        while stream.next().await.is_some() {}
    }
}
