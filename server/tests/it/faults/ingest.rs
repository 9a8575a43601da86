//! How often AWS is asked.

use crate::site::{Site, Stream, until};
use domain::incident::Status;
use futures::future::join_all;
use response::Console;
use response::ingest::refresh;
use simulator::{Fault, FaultKind};
use std::time::Duration;

/// Long enough for several rounds of the copy.
const WINDOW: Duration = Duration::from_secs(6);

/// How often the account is asked about the site's incident, in all, while the window is open.
async fn calls_in_a_window(site: &Site) -> usize {
    let rounds = site.calls("GetIncidentRecord");
    until("a round begins", async || {
        site.calls("GetIncidentRecord") > rounds
    })
    .await;
    site.aws.clear_calls();
    // The window itself is what is measured.
    tokio::time::sleep(WINDOW).await;
    site.aws.calls_after(0).len()
}

#[tokio::test]
async fn fifty_people_who_look_cost_as_many_calls_as_one() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    let stop = site.follows();
    let one = Stream::open(&person, std::slice::from_ref(&site.id)).await;
    let of_one = calls_in_a_window(&site).await;
    let people = join_all((0..49).map(|n| {
        let site = &site;
        async move {
            site.person(&format!("viewer-{n}"), domain::rights::Role::Viewer)
                .await
        }
    }))
    .await;
    let streams = join_all(
        people
            .iter()
            .map(|who| Stream::open(who, std::slice::from_ref(&site.id))),
    )
    .await;
    assert_eq!(site.console().live.present(&site.id).len(), 50);
    let of_fifty = calls_in_a_window(&site).await;
    println!("calls in {WINDOW:?}: {of_one} with one event stream, {of_fifty} with fifty");
    // A round is four calls, and a window may catch one more or one less.
    assert!(of_one > 8, "somebody looks: {of_one}");
    assert!(
        of_fifty <= of_one + of_one / 10 + 4,
        "{of_fifty} against {of_one}"
    );
    drop((one, streams));
    until("everybody has left", async || {
        site.console().live.watched().is_empty()
    })
    .await;
    site.aws.clear_calls();
    tokio::time::sleep(WINDOW).await;
    let unwatched = site.calls("GetIncidentRecord");
    println!("rounds in {WINDOW:?} with nobody there: {unwatched}");
    assert!(
        unwatched <= 1,
        "with nobody there it is read every 20 s: {unwatched}"
    );
    stop.cancel();
}

#[tokio::test]
async fn an_incident_that_takes_long_to_read_holds_up_none_that_somebody_looks_at() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    let long = site.another("A long story", 60);
    let stop = site.follows();
    site.aws.add_fault(Fault {
        delay_ms: 250,
        ..Fault::of(FaultKind::Delay).on("GetTimelineEvent")
    });
    until("the long one is being read", async || {
        site.calls("GetTimelineEvent") > 0
    })
    .await;
    let stream = Stream::open(&person, std::slice::from_ref(&site.id)).await;
    let before = site.calls("GetIncidentRecord");
    until("the watched one is read three times", async || {
        site.calls("GetIncidentRecord") >= before + 3
    })
    .await;
    let journal = &site.console().journal;
    let read = journal.events(&long).await.unwrap().len();
    assert!(read < 60, "the long one is still being read: {read}");
    drop(stream);
    stop.cancel();
}

#[tokio::test]
async fn a_long_incident_that_was_never_read_is_shown_at_once_and_completed_on_the_page() {
    let site = Site::start().await;
    let person = site.responder().await;
    let long = site.another("A long story", 60);
    site.aws.add_fault(Fault {
        delay_ms: 250,
        ..Fault::of(FaultKind::Delay).on("GetTimelineEvent")
    });
    let path = format!("/incidents/{long}");
    let page = person.page(&path).await;
    assert!(page.status == 200 && page.text().contains("A long story"));
    assert!(page.text().contains("Being read for the first time"));
    let mut stream = Stream::open(&person, std::slice::from_ref(&long)).await;
    stream.until("hello").await;
    let asked = site.calls("GetTimelineEvent");
    assert!((1..60).contains(&asked), "it is still being read: {asked}");
    stream.until("change").await;
    until("the page is complete", async || {
        !person
            .page(&path)
            .await
            .text()
            .contains("Being read for the first time")
    })
    .await;
    let read = site.console().journal.events(&long).await.unwrap().len();
    assert_eq!(site.calls("GetTimelineEvent"), read as u64, "each is read once");
}

#[tokio::test]
async fn an_incident_that_could_not_be_read_for_a_while_is_read_an_hour_later() {
    let site = Site::start().await;
    site.aws.make_resolved_incidents(1);
    let Console { store, live, .. } = site.console();
    let id = store
        .incidents(Status::Resolved, None)
        .await
        .unwrap()
        .remove(0)
        .id;
    site.aws
        .add_fault(Fault::of(FaultKind::Throttle).on("ListTimelineEvents"));
    let stop = site.follows();
    let read = || live.freshness(&id).unwrap_or_default();
    until("it was tried", async || read().error.is_some()).await;
    site.aws.clear_faults(None);
    site.advance(3_600_000);
    until("it is read", async || read().read.is_some()).await;
    stop.cancel();
}

#[tokio::test]
async fn a_long_timeline_that_is_throttled_comes_further_with_each_reading() {
    let site = Site::start().await;
    let long = site.another("A long story", 60);
    let journal = &site.console().journal;
    let mut before = 0;
    for _ in 0..3 {
        site.aws.add_fault(Fault {
            skip: 10,
            ..Fault::of(FaultKind::Throttle).on("GetTimelineEvent")
        });
        refresh(site.console(), &long).await.unwrap_err();
        site.aws.clear_faults(None);
        let read = journal.events(&long).await.unwrap().len();
        assert!(read > before, "{read} after {before}");
        before = read;
    }
}

#[tokio::test]
async fn a_reading_keeps_its_lease_for_as_long_as_it_takes() {
    let site = Site::start().await;
    let id = site.another("A long story", 160);
    site.aws.add_fault(Fault {
        delay_ms: 250,
        ..Fault::of(FaultKind::Delay).on("GetTimelineEvent")
    });
    let stop = site.follows();
    until("it is being read", async || site.calls("GetTimelineEvent") > 0).await;
    let journal = &site.console().journal;
    let another = async || {
        let now = site.console().clock.now();
        let name = format!("ingest/{id}");
        journal.lease(&name, "another", now, now.plus(1)).await.unwrap()
    };
    assert!(!another().await);
    site.clock.advance(14_000);
    let renewed = async || {
        let now = site.console().clock.now().plus(2_000);
        let name = format!("ingest/{id}");
        // Asked as of two seconds later, when the first lease is over; the owner would only lose a millisecond.
        !journal
            .lease(&name, "another", now, now.plus(-60_000))
            .await
            .unwrap()
    };
    until("the lease is renewed", renewed).await;
    assert!(site.calls("GetTimelineEvent") < 160, "it is still being read");
    stop.cancel();
}

#[tokio::test]
async fn the_copy_never_keeps_others_from_writing() {
    // What could meet in one world doesn't always.
    join_all((0..4).map(|_| copied_while_others_write())).await;
}

/// Readings that write, leases that are taken and sessions that begin, many times at the same moment.
async fn copied_while_others_write() {
    let site = Site::start().await;
    let all: Vec<_> = (0..24)
        .map(|n| site.another(&format!("meter-{n} resets"), 3))
        .collect();
    let stop = site.follows();
    let journal = &site.console().journal;
    until("the list is copied", async || {
        journal.open_incidents().await.unwrap().len() > 24
    })
    .await;
    let stream = Stream::open(&site.responder().await, &all).await;
    until("all have been read while others write", async || {
        site.person("viewer-v", domain::rights::Role::Viewer).await;
        journal.never_read(1).await.unwrap().is_empty()
    })
    .await;
    drop(stream);
    stop.cancel();
}
