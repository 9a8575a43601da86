use crate::site::{Person, Site, Stream, entry, form_of, id_of, sign_in, until};
use clap::Parser;
use domain::ids::IncidentId;
use domain::rights::Role;
use http::Method;
use server::Config;
use server::sessions::SessionKey;
use simulator::{Fault, FaultKind};
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
        site.person("viewer-v", Role::Viewer).await,
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
        site.person("viewer-v", Role::Viewer).await,
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

struct Demo {
    running: server::Running,
    id: IncidentId,
    person: Person,
    _folder: tempfile::TempDir,
}

/// The server as it is started, on a pretend account with one incident.
async fn demo() -> Demo {
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
    let id = id_of(&aws.make_incident("pump-117", 7));
    let origin = format!("http://{}", running.address);
    let (cookie, session) = sign_in(&running.state, "responder-s", Role::Responder).await;
    let person = Person::at(&origin, Some(cookie), session);
    assert_eq!(person.page(&format!("/incidents/{id}")).await.status, 200);
    Demo {
        running,
        id,
        person,
        _folder: folder,
    }
}

#[tokio::test]
async fn the_server_stops_with_streams_open() {
    let demo = Box::pin(demo()).await;
    let mut streams = Vec::new();
    for _ in 0..5 {
        streams.push(Stream::open(&demo.person, std::slice::from_ref(&demo.id)).await);
    }
    let began = Instant::now();
    demo.running.stop().await;
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

#[tokio::test]
async fn the_server_stops_although_aws_says_nothing() {
    let demo = Box::pin(demo()).await;
    let aws = demo.running.simulator.as_ref().unwrap().world();
    aws.add_fault(Fault::of(FaultKind::TimeOut));
    let form = form_of(
        "/api/timeline/note",
        &demo.id.to_string(),
        entry().as_str(),
        "",
        "",
    );
    assert_eq!(demo.person.call("/api/timeline/note", &form).await.status, 200);
    aws.clear_calls();
    until("the note is on its way", async || {
        aws.call_counts()
            .contains_key("ssm-incidents:CreateTimelineEvent")
            || aws
                .calls_after(0)
                .iter()
                .any(|call| call.operation == "CreateTimelineEvent")
    })
    .await;
    let began = Instant::now();
    demo.running.stop().await;
    println!("stopped {:?} after the order, with AWS hanging", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(12), "{:?}", began.elapsed());
}
