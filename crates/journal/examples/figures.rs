//! Prints how long the journal takes with ten thousand incidents and long timelines: `cargo run --example figures`.
//!
//! SQLite itself is compiled by the profile, too: figures of an unoptimised build are upper bounds.
#![expect(clippy::unwrap_used, reason = "whoever measures wants to see what failed")]

use domain::act::{Act, Holder};
use domain::actor::Who;
use domain::entry::{Body, ChainId, NewEntry};
use domain::event::{EventHead, TimelineEvent};
use domain::ids::{EntryId, IncidentId, Subject};
use domain::incident::{Impact, IncidentSummary, Status};
use domain::list::ListQuery;
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::state::{Acknowledged, IncidentState};
use domain::text::NoteText;
use domain::time::Timestamp;
use journal::SqliteJournal;
use response::ports::Journal;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

const INCIDENTS: u32 = 10_000;
const WORDS: [&str; 8] = [
    "pump", "valve", "gateway", "sensor", "opened", "silent", "traffic", "baseline",
];

#[tokio::main]
async fn main() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Arc::new(SqliteJournal::open(&dir.path().join("journal.db")).await.unwrap());
    summaries(&journal).await;
    details(&journal).await;
    lists(&journal).await;
    record(&journal).await;
    timeline(&journal).await;
    waits(&journal).await;
}

fn uuid(n: u32) -> String {
    format!("{n:08x}-4f50-4172-8394-a5b6c7d8e9f0")
}

fn incident(n: u32) -> IncidentId {
    format!("111122223333/IotResponsePlan/{}", uuid(n))
        .parse()
        .unwrap()
}

fn subject() -> Subject {
    "idp|ada".parse().unwrap()
}

fn summary(n: u32) -> IncidentSummary {
    let word = |by: u32| WORDS[usize::try_from(n / by).unwrap() % WORDS.len()];
    IncidentSummary {
        id: incident(n),
        title: format!(
            "{}-{} {} {} (DeviceRuleBaseline)",
            word(1),
            n % 300,
            word(8),
            word(64)
        ),
        status: if n.is_multiple_of(250) {
            Status::Open
        } else {
            Status::Resolved
        },
        impact: Impact::ALL[usize::try_from(n).unwrap() % 5],
        created: Timestamp(i64::from(n) * 60_000),
        resolved: None,
    }
}

async fn timed<T>(name: &str, work: impl Future<Output = T>) -> T {
    let start = Instant::now();
    let done = work.await;
    println!("{name:<58} {:>9.1} ms", start.elapsed().as_secs_f64() * 1e3);
    done
}

async fn summaries(journal: &SqliteJournal) {
    let mut all: Vec<IncidentSummary> = (0..INCIDENTS).map(summary).collect();
    let mut save = async |name: &str, at: i64, change: usize| {
        for one in &mut all[..change] {
            one.title.push('!');
        }
        let told = timed(name, journal.save_summaries(Status::Open, &all, Timestamp(at))).await;
        assert!(at == 0 || told.unwrap().len() == change);
    };
    save("save_summaries, 10 000 new", 0, 0).await;
    save("save_summaries, 10 000 unchanged", 1, 0).await;
    save("save_summaries, 100 of 10 000 changed", 2, 100).await;
}

/// Every incident gets a thing; every tenth, people.
async fn details(journal: &SqliteJournal) {
    let grace = Holder {
        subject: "idp|grace".parse().unwrap(),
        name: "Grace Example".into(),
    };
    let state = IncidentState {
        lead: Some(grace.clone()),
        acknowledged: Some(Acknowledged {
            by: grace.name,
            at: Timestamp(0),
        }),
        ..IncidentState::default()
    };
    let fill = async {
        for n in 0..INCIDENTS {
            let arn = format!("arn:aws:iot:eu-central-1:111122223333:thing/thing-{}", n % 300);
            let item = RelatedItem {
                kind: ItemKind::InvolvedResource,
                value: ItemValue::Resource(arn),
                title: None,
                generated_id: None,
            };
            journal
                .save_related(&incident(n), &[item], Timestamp(0))
                .await
                .unwrap();
            if n.is_multiple_of(10) && !n.is_multiple_of(500) {
                journal.save_state(&incident(n), &state).await.unwrap();
            }
        }
    };
    timed("save_related of 10 000, save_state of 1 000, all", fill).await;
}

async fn lists(journal: &Arc<SqliteJournal>) {
    let text = |text: &str| ListQuery {
        text: text.into(),
        ..ListQuery::default()
    };
    let mut deep = ListQuery::default();
    for _ in 0..100 {
        deep.after = journal.list(&deep, &subject()).await.unwrap().next;
    }
    let impacts = ListQuery {
        impacts: vec![Impact::Critical, Impact::Low],
        status: Some(Status::Resolved),
        ..ListQuery::default()
    };
    let mine = ListQuery {
        mine: true,
        ..ListQuery::default()
    };
    for (name, query) in [
        ("list, first page", ListQuery::default()),
        ("list, page 101", deep),
        ("list, two impacts, resolved", impacts),
        ("list, mine", mine),
        ("search, one frequent word", text("pump")),
        ("search, three words, few hits", text("pump-117 thing-117 grace")),
        ("search, no hit", text("nothing here")),
    ] {
        let many = journal.list(&query, &subject()).await.unwrap().counts;
        for clients in [1, 20] {
            let mut times = Vec::new();
            let tasks: Vec<_> = (0..clients)
                .map(|_| {
                    let (journal, query) = (Arc::clone(journal), query.clone());
                    tokio::spawn(async move { list_often(&journal, &query).await })
                })
                .collect();
            for task in tasks {
                times.extend(task.await.unwrap());
            }
            times.sort();
            let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
            let label = format!("{name} ({} match), {clients} at once", many.open + many.resolved);
            println!("{label:<58} {:>9.1} ms median {:>7.1} ms p99", at(50), at(99));
        }
    }
}

async fn list_often(journal: &SqliteJournal, query: &ListQuery) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..40 {
        let start = Instant::now();
        journal.list(query, &subject()).await.unwrap();
        times.push(start.elapsed());
    }
    times
}

fn note(n: u32, of: u32) -> NewEntry {
    let id: EntryId = uuid(of * 100_000 + n).parse().unwrap();
    NewEntry {
        id,
        chain: ChainId::Incident(incident(of)),
        who: Who::Person {
            subject: subject(),
            name: "Ada Example".into(),
        },
        at: Timestamp(i64::from(n)),
        body: Body::Act(Act::Note {
            text: NoteText::new("A note of the usual length, with what was found. ".repeat(4)).unwrap(),
            occurred: None,
        }),
    }
}

async fn record(journal: &Arc<SqliteJournal>) {
    let one_by_one = async {
        for n in 0..1_000 {
            journal.append(note(n, 1), Some(&incident(1))).await.unwrap();
        }
    };
    timed("append, 1 000 one after another, each synced", one_by_one).await;
    let at_once = async {
        let tasks: Vec<_> = (0..20)
            .map(|task| {
                let journal = Arc::clone(journal);
                tokio::spawn(async move {
                    for n in 0..450 {
                        journal.append(note(task * 450 + n, 2), None).await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    };
    timed("append, 9 000 by 20 tasks to one chain", at_once).await;
    for n in 9_000..10_000 {
        journal.append(note(n, 2), None).await.unwrap();
    }
    for (of, many) in [(1, 1_000), (2, 10_000)] {
        let chain = ChainId::Incident(incident(of));
        let read = timed(&format!("entries, {many}"), journal.entries(&chain, 0))
            .await
            .unwrap();
        assert_eq!(read.len(), many);
        timed(&format!("verify, {many}"), async {
            domain::chain::verify(&read).unwrap()
        })
        .await;
    }
    timed(
        "mirrors_due, 1 000 waiting",
        journal.mirrors_due(Timestamp(1 << 40), 50),
    )
    .await
    .unwrap();
}

fn event(n: u32) -> TimelineEvent {
    TimelineEvent {
        head: EventHead {
            id: uuid(n).parse().unwrap(),
            kind: "Custom Event".into(),
            occurred: Timestamp(i64::from(n)),
            updated: Timestamp(i64::from(n)),
            references: vec![format!(
                "arn:aws:ssm-incidents::111122223333:incident-record/Plan/{n}"
            )],
        },
        data: format!("{{\"violation\":{n},\"text\":\"{}\"}}", "x".repeat(300)),
    }
}

async fn timeline(journal: &SqliteJournal) {
    let events: Vec<TimelineEvent> = (0..10_000).map(event).collect();
    let id = incident(3);
    let heads: Vec<EventHead> = events.iter().map(|one| one.head.clone()).collect();
    let present: Vec<_> = heads.iter().map(|head| head.id.clone()).collect();
    timed("save_events, 10 000", journal.save_events(&id, &events))
        .await
        .unwrap();
    timed("events, 10 000", journal.events(&id)).await.unwrap();
    timed(
        "missing_bodies, 10 000 unchanged",
        journal.missing_bodies(&id, &heads),
    )
    .await
    .unwrap();
    timed(
        "mark_deleted, 10 000 unchanged",
        journal.mark_deleted(&id, &present, Timestamp(0)),
    )
    .await
    .unwrap();
}

/// What everybody waits for who needs one row or one commit while others read and copy long timelines: their turn at a
/// connection, then at the file.
async fn waits(journal: &Arc<SqliteJournal>) {
    let id = incident(3);
    let busy: Vec<_> = (0..20)
        .map(|_| {
            let (journal, id) = (Arc::clone(journal), id.clone());
            tokio::spawn(async move {
                loop {
                    journal.events(&id).await.unwrap();
                }
            })
        })
        .chain([tokio::spawn({
            let journal = Arc::clone(journal);
            async move {
                for n in 0_u32.. {
                    let all: Vec<_> = (0..100).map(|at| event(n * 100 + at)).collect();
                    journal.save_events(&incident(4), &all).await.unwrap();
                }
            }
        })])
        .collect();
    let (mut reads, mut writes) = (Vec::new(), Vec::new());
    for n in 0..300 {
        let start = Instant::now();
        journal.session("none").await.unwrap();
        reads.push(start.elapsed());
        let start = Instant::now();
        journal.append(note(n, 5), None).await.unwrap();
        writes.push(start.elapsed());
    }
    for task in busy {
        task.abort();
    }
    for (name, mut times) in [
        ("one row, while 20 read 10 000 events and one copies", reads),
        ("one synced commit, the same", writes),
    ] {
        times.sort();
        let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
        println!(
            "{name:<58} {:>9.1} ms median {:>7.1} ms p99 {:>7.1} ms worst",
            at(50),
            at(99),
            at(100)
        );
    }
}
