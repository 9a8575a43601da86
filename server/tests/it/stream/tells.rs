use crate::site::{Site, Stream};
use domain::ids::IncidentId;
use domain::incident::Status;
use domain::version::{LIST, Pane, Version};
use domain::view::Done;
use response::Console;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_stream_begins_with_the_version_now_and_tells_of_each_act_by_itself_and_in_order() {
    let site = Site::start().await;
    let (reader, writer) = (
        site.person("viewer-v", domain::rights::Role::Viewer).await,
        site.responder().await,
    );
    site.view(&reader).await;
    let mut stream = Stream::open(&reader, std::slice::from_ref(&site.id)).await;
    let hello = stream.until("hello").await;
    assert_eq!(hello.version.epoch, site.console().live.epoch());
    let path = "/api/timeline/note";
    let sent = site.form(path);
    let (mut before, read, began) = (
        hello.version,
        site.calls("ListTimelineEvents"),
        site.console().clock.now(),
    );
    for n in 0..5 {
        let form = sent
            .clone()
            .with("entry", crate::site::entry().as_str())
            .with("text", &format!("Note {n}"));
        let answer = writer.call(path, &form).await;
        let done: Done = answer.json();
        let change = loop {
            let change = stream.until("change").await;
            if change.version >= done.version {
                break change;
            }
        };
        // Nobody has done anything else yet, and no clock has moved: it is this act that is told.
        assert!(before < done.version, "{before:?} {change:?}");
        before = change.version;
        assert_eq!(change.incident, site.id.to_string());
        assert!(change.panes.contains(&Pane::Timeline), "{change:?}");
    }
    assert_eq!(site.calls("ListTimelineEvents"), read);
    assert_eq!(site.console().clock.now(), began);
}

#[tokio::test]
async fn a_stream_tells_only_of_the_incidents_that_it_follows() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    let mut stream = site.stream(&person).await;
    let other = site.another("meter-4 resets", 7);
    response::ingest::refresh(site.console(), &other).await.unwrap();
    site.console().live.bump(&other, &[Pane::Header]);
    let own = site.console().live.bump(&site.id, &[Pane::Related]);
    loop {
        let change = stream.until("change").await;
        assert_eq!(change.incident, site.id.to_string());
        if change.version == own {
            break;
        }
    }
}

#[tokio::test]
async fn a_reading_that_finds_nothing_new_is_told_with_its_time_and_the_version_as_it_was() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    let refresh = || response::ingest::refresh(site.console(), &site.id);
    refresh().await.unwrap();
    let mut stream = Stream::open(&person, std::slice::from_ref(&site.id)).await;
    let hello = stream.until("hello").await;
    assert_eq!(hello.read, Some(site.console().clock.now()));
    // That somebody looks is a change, too.
    let version = site.console().live.version(&site.id);
    for _ in 0..2 {
        site.advance(7_000);
        refresh().await.unwrap();
        let told = stream.until("read").await;
        assert_eq!(
            (told.read, told.version),
            (Some(site.console().clock.now()), version)
        );
    }
    // With AWS gone no reading succeeds, so none is told: the age on the page grows.
    site.advance(7_000);
    site.aws
        .add_fault(simulator::Fault::of(simulator::FaultKind::Error));
    refresh().await.unwrap_err();
    site.aws.clear_faults(None);
    site.advance(7_000);
    refresh().await.unwrap();
    assert_eq!(stream.until("read").await.read, Some(site.console().clock.now()));
}

#[tokio::test]
async fn fifty_incidents_are_followed_and_one_more_is_refused() {
    let site = Site::start().await;
    let person = site.responder().await;
    let mut all: Vec<IncidentId> = Vec::new();
    for n in 0..51 {
        all.push(site.another(&format!("meter-{n} resets"), 7));
    }
    let open = Status::Open;
    let listed = site.console().store.incidents(open, None).await.unwrap();
    let now = site.console().clock.now();
    let journal = &site.console().journal;
    journal.save_summaries(open, &listed, now).await.unwrap();
    let mut stream = Stream::open(&person, &all[..50]).await;
    let mut greeted = BTreeSet::new();
    while greeted.len() < 50 {
        greeted.insert(stream.until("hello").await.incident);
    }
    let ids: Vec<_> = all.iter().map(ToString::to_string).collect();
    let answer = person.page(&format!("/events?incident={}", ids.join(","))).await;
    assert_eq!(
        (answer.status, answer.text().as_str()),
        (400, "at most 50 incidents")
    );
}

#[tokio::test]
async fn a_reader_too_slow_for_all_changes_is_told_the_newest_version() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    let mut stream = site.stream(&person).await;
    // Without a pause in between, more than any stream keeps.
    let mut last = site.console().live.version(&site.id);
    for _ in 0..5_000 {
        last = site.console().live.bump(&site.id, &[Pane::Timeline]);
    }
    let (mut changes, mut hello) = (0, None);
    while hello.is_none() {
        let (name, data) = stream.next().await.unwrap();
        let change: domain::version::Change = serde_json::from_str(&data).unwrap();
        match name.as_str() {
            "hello" => hello = Some(change),
            _ => changes += 1,
        }
    }
    assert_eq!(hello.unwrap().version, last);
    assert!(changes < 5_000, "{changes}");
}

#[tokio::test]
async fn people_are_here_as_long_as_one_of_their_streams_is_open() {
    let site = Site::start().await;
    let (v, s) = (
        site.person("viewer-v", domain::rights::Role::Viewer).await,
        site.responder().await,
    );
    site.view(&v).await;
    let (first, second, other) = (
        site.stream(&v).await,
        site.stream(&v).await,
        site.stream(&s).await,
    );
    let names =
        |view: domain::view::IncidentView| view.present.into_iter().map(|one| one.name).collect::<Vec<_>>();
    assert_eq!(names(site.view(&s).await), ["The responder-s", "The viewer-v"]);
    drop(first);
    drop(other);
    let live = &site.console().live;
    crate::site::until("one has left", async || live.present(&site.id).len() == 1).await;
    drop(second);
    crate::site::until("nobody is here", async || live.present(&site.id).is_empty()).await;
}

#[tokio::test]
async fn the_list_is_told_of_what_stands_on_it_and_of_many_changes_together() {
    let site = Site::start().await;
    let (lead, writer) = (
        site.person("lead-l", domain::rights::Role::Lead).await,
        site.responder().await,
    );
    site.view(&writer).await;
    let live = &site.console().live;
    let mut stream = Stream::of(&lead, LIST).await;
    let hello = stream.until("hello").await;
    assert_eq!(
        (hello.incident.as_str(), hello.version),
        (LIST, live.list_version())
    );
    let path = "/api/incident/acknowledge";
    assert_eq!(writer.call(path, &site.form(path)).await.status, 200);
    let version = told_now(&mut stream, &site).await.0;
    assert!(version > hello.version);
    // Who comes, and what is written, the list doesn't show; of what follows each other closely the last is told.
    for pane in [Pane::Presence, Pane::Timeline, Pane::Related, Pane::Device] {
        live.bump(&site.id, &[pane]);
    }
    assert_eq!(live.list_version(), version);
    for _ in 0..100 {
        live.bump(&site.id, &[Pane::Header]);
    }
    let (_, times) = told_now(&mut stream, &site).await;
    assert!(
        times <= 2,
        "the first at once and the rest together, not {times} times"
    );
}

/// Reads the stream until it told of the list as it is now. Returns that version and how often it told.
async fn told_now(stream: &mut Stream, site: &Site) -> (Version, usize) {
    for times in 1.. {
        let change = stream.until("change").await;
        assert_eq!(change.incident, LIST);
        if change.version == site.console().live.list_version() {
            return (change.version, times);
        }
    }
    unreachable!("a stream that ends fails the test before")
}

#[tokio::test]
async fn list_and_incident_are_followed_in_one_stream() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    let mut stream = Stream::of(&person, &format!("{},{LIST}", site.id)).await;
    let mut greeted = vec![
        stream.until("hello").await.incident,
        stream.until("hello").await.incident,
    ];
    greeted.sort();
    assert_eq!(greeted, [site.id.to_string(), LIST.to_owned()]);
    site.console().live.bump(&site.id, &[Pane::Header]);
    let mut told = BTreeSet::new();
    while told.len() < 2 {
        told.insert(stream.until("change").await.incident);
    }
    assert_eq!(told, [site.id.to_string(), LIST.to_owned()].into());
}

#[tokio::test]
async fn history_that_is_read_for_the_first_time_stirs_nobodys_list() {
    let site = Site::start().await;
    let Console { live, store, .. } = site.console();
    site.aws.make_resolved_incidents(3);
    let history = store.incidents(Status::Resolved, None).await.unwrap();
    assert_eq!(history.len(), 3);
    let before = live.list_version();
    for one in history {
        response::ingest::refresh(site.console(), &one.id).await.unwrap();
        assert!(live.version(&one.id).n > 0, "its own page is told");
    }
    assert_eq!(live.list_version(), before);
}
