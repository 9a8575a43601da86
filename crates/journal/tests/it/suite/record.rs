use crate::conformance::Backend;
use crate::made::{NOON, chain, entry, entry_id, holder, incident, note, outcome, person};
use domain::act::{Act, NewItem, Office, RecordChange};
use domain::actor::Who;
use domain::chain::{GENESIS, verify};
use domain::closing::ClosingCode;
use domain::entry::{ChainId, Entry, NewEntry, Outcome};
use domain::evidence::EvidenceFile;
use domain::incident::{Impact, Status};
use domain::related::{ItemKind, ItemValue};
use domain::text::{Annotation, ItemTitle, NoteText, Reason, Title};
use response::ports::{Appended, JournalError};

fn reason() -> Reason {
    Reason::new("Because of \"quotes\", \\ and\nlines").unwrap()
}

/// One of each act that the record knows.
fn acts() -> Vec<Act> {
    let item = || ItemValue::Url("https://example.test/?a=1&b=%20".into());
    let file = EvidenceFile {
        sha256: GENESIS.into(),
        name: "dump ä.pcap".into(),
        size: 26_214_400,
    };
    vec![
        Act::Acknowledge,
        Act::Appoint {
            office: Office::Lead,
            to: Some(holder("Łucja")),
            note: Some(reason()),
        },
        Act::Appoint {
            office: Office::Scribe,
            to: None,
            note: None,
        },
        Act::Update {
            change: RecordChange {
                title: Some(Title::new("New title").unwrap()),
                summary: None,
                impact: Some(Impact::NoImpact),
                status: Some(Status::Resolved),
            },
        },
        Act::Resolve {
            code: ClosingCode::DuplicateOf(incident(9)),
            reason: reason(),
        },
        Act::Resolve {
            code: ClosingCode::Drill,
            reason: reason(),
        },
        Act::Reopen { reason: reason() },
        Act::Duplicate {
            of: incident(8),
            reason: reason(),
        },
        Act::Note {
            text: NoteText::new("\"".repeat(10_000)).unwrap(),
            occurred: Some(NOON),
        },
        Act::Amend {
            note: entry_id(9),
            text: NoteText::new("# <b>not markup</b>\r\n\t\u{202e}").unwrap(),
        },
        Act::Pin {
            row: "a:7".into(),
            pinned: false,
        },
        Act::Annotate {
            row: "e:7".into(),
            text: Annotation::new("Hm.").unwrap(),
        },
        Act::Attach { file, caption: None },
        Act::AddItem {
            item: NewItem {
                kind: ItemKind::Other,
                value: item(),
                title: Some(ItemTitle::new("Dashboard").unwrap()),
            },
        },
        Act::RemoveItem {
            kind: ItemKind::Metric,
            value: ItemValue::Metric("{\"a\":1}".into()),
            title: None,
        },
        Act::Start {
            title: Title::new("By hand").unwrap(),
            impact: Impact::Critical,
            plan: "IotResponsePlan".parse().unwrap(),
            reason: reason(),
        },
    ]
}

pub(crate) async fn an_entry_is_read_back_as_it_was_handed_in(backend: &dyn Backend) {
    let journal = backend.open().await;
    let mut handed_in: Vec<NewEntry> = (1..)
        .zip(acts())
        .map(|(n, act)| entry(n, chain(1), act))
        .collect();
    let results = [
        Outcome::Applied {
            proof: "read back".into(),
        },
        Outcome::Failed { why: "denied".into() },
        Outcome::Settled {
            holds: true,
            read: "resolved".into(),
        },
    ];
    for (at, result) in results.into_iter().enumerate() {
        let mut end = outcome(&handed_in[at + 3], result);
        end.who = Who::Automation {
            name: "settle".into(),
        };
        handed_in.push(end);
    }
    for new in &handed_in {
        assert!(matches!(
            journal.append(new.clone(), None).await.unwrap(),
            Appended::New(_)
        ));
    }
    let read = journal.entries(&chain(1), 0).await.unwrap();
    assert_eq!(
        read.iter().map(|one| one.entry.clone()).collect::<Vec<_>>(),
        handed_in
    );
    for one in &read {
        assert_eq!(journal.entry(&one.entry.id).await.unwrap().as_ref(), Some(one));
    }
    assert_eq!(verify(&read).unwrap(), read.last().unwrap().hash);
    assert_eq!(journal.entry(&entry_id(99)).await.unwrap(), None);
}

pub(crate) async fn a_double_submit_is_one_entry(backend: &dyn Backend) {
    let journal = backend.open().await;
    let first = journal
        .append(note(1, 1, "once"), Some(&incident(1)))
        .await
        .unwrap();
    // The second click comes later, so the time differs; all else is the same.
    let mut again = note(1, 1, "once");
    again.at = again.at.plus(900);
    let second = journal.append(again, Some(&incident(1))).await.unwrap();
    assert!(matches!(first, Appended::New(_)));
    assert_eq!(second, Appended::Already(first.entry().clone()));
    assert_eq!(
        journal.entries(&chain(1), 0).await.unwrap(),
        [first.entry().clone()]
    );
    assert_eq!(journal.mirrors(&incident(1)).await.unwrap().len(), 1);
}

pub(crate) async fn twenty_submits_of_one_form_at_once_are_one_entry(backend: &dyn Backend) {
    let journal = backend.open().await;
    let submits = (0..20).map(|_| {
        let journal = journal.clone();
        tokio::spawn(async move { journal.append(note(1, 1, "once"), None).await.unwrap() })
    });
    let mut new = 0;
    for submit in submits.collect::<Vec<_>>() {
        new += usize::from(matches!(submit.await.unwrap(), Appended::New(_)));
    }
    assert_eq!(new, 1);
    assert_eq!(journal.entries(&chain(1), 0).await.unwrap().len(), 1);
}

pub(crate) async fn the_same_id_with_another_content_is_refused_and_leaves_nothing(backend: &dyn Backend) {
    let journal = backend.open().await;
    let there = journal
        .append(note(1, 1, "first"), None)
        .await
        .unwrap()
        .entry()
        .clone();
    let mut by_another = note(1, 1, "first");
    by_another.who = person("Responder Two");
    for other in [note(1, 1, "second"), note(1, 2, "first"), by_another] {
        let refused = journal.append(other, Some(&incident(1))).await.unwrap_err();
        assert!(matches!(refused, JournalError::OtherContent { id } if id == entry_id(1)));
    }
    assert_eq!(journal.entries(&chain(1), 0).await.unwrap(), [there]);
    assert_eq!(journal.entries(&chain(2), 0).await.unwrap(), []);
    assert_eq!(journal.mirrors(&incident(1)).await.unwrap(), []);
}

pub(crate) async fn a_thousand_entries_verify_before_and_after_reopening(backend: &dyn Backend) {
    let journal = backend.open().await;
    for n in 1..=1_000 {
        let text = format!("entry {n}");
        journal.append(note(n, 1, &text), None).await.unwrap();
    }
    let before = journal.entries(&chain(1), 0).await.unwrap();
    assert_eq!(before.len(), 1_000);
    let last = verify(&before).unwrap();
    drop(journal);
    let journal = backend.open().await;
    let after = journal.entries(&chain(1), 0).await.unwrap();
    assert_eq!(after, before);
    assert_eq!(verify(&after).unwrap(), last);
    // The chain goes on where it was.
    let next = journal.append(note(1_001, 1, "after"), None).await.unwrap();
    assert_eq!(next.entry().seq, 1_001);
    assert!(verify(&journal.entries(&chain(1), 0).await.unwrap()).is_ok());
}

pub(crate) async fn entries_are_given_from_a_place_on(backend: &dyn Backend) {
    let journal = backend.open().await;
    for n in 1..=5 {
        journal.append(note(n, 1, "text"), None).await.unwrap();
    }
    let places = |entries: Vec<Entry>| entries.iter().map(|one| one.seq).collect::<Vec<_>>();
    assert_eq!(places(journal.entries(&chain(1), 3).await.unwrap()), [4, 5]);
    assert_eq!(places(journal.entries(&chain(1), 5).await.unwrap()), [0; 0]);
    assert_eq!(
        places(journal.entries(&chain(1), u64::MAX).await.unwrap()),
        [0; 0]
    );
}

pub(crate) async fn each_chain_counts_by_itself(backend: &dyn Backend) {
    let journal = backend.open().await;
    let chains = [chain(1), chain(2), ChainId::Console];
    for n in 0..30_u32 {
        let chain = chains[usize::try_from(n).unwrap() % 3].clone();
        journal
            .append(entry(n, chain, Act::Acknowledge), None)
            .await
            .unwrap();
    }
    for chain in &chains {
        let entries = journal.entries(chain, 0).await.unwrap();
        assert_eq!(entries.len(), 10);
        assert!(entries.iter().all(|one| one.entry.chain == *chain));
        verify(&entries).unwrap();
    }
}

pub(crate) async fn appends_from_twenty_tasks_are_all_in_one_valid_chain(backend: &dyn Backend) {
    // Two openings of one file stand for two processes.
    let journals = [backend.open().await, backend.open().await];
    let tasks: Vec<_> = (0..20_u32)
        .map(|task| {
            let journal = journals[usize::from(task % 2 == 1)].clone();
            tokio::spawn(async move {
                for n in 0..20 {
                    journal
                        .append(note(task * 100 + n, 1, "text"), None)
                        .await
                        .unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let entries = journals[0].entries(&chain(1), 0).await.unwrap();
    verify(&entries).unwrap();
    let mut ids: Vec<_> = entries.iter().map(|one| one.entry.id.clone()).collect();
    ids.sort();
    let all: Vec<_> = (0..20)
        .flat_map(|task| (0..20).map(move |n| entry_id(task * 100 + n)))
        .collect();
    assert_eq!(ids, all);
}

pub(crate) async fn an_act_on_the_store_is_open_until_its_outcome(backend: &dyn Backend) {
    let journal = backend.open().await;
    let acts: Vec<NewEntry> = (1..)
        .zip(acts())
        .map(|(n, act)| entry(n, chain(n), act))
        .collect();
    for act in &acts {
        journal.append(act.clone(), None).await.unwrap();
    }
    let needs = |one: &NewEntry| matches!(&one.body, domain::entry::Body::Act(act) if act.needs_store());
    let mut open: Vec<NewEntry> = acts.into_iter().filter(needs).collect();
    assert!(open.len() > 5);
    loop {
        let told: Vec<NewEntry> = journal
            .open_acts()
            .await
            .unwrap()
            .into_iter()
            .map(|one| one.entry)
            .collect();
        assert_eq!(told, open);
        let Some(ended) = open.pop() else { break };
        let result = Outcome::Failed { why: "denied".into() };
        journal.append(outcome(&ended, result), None).await.unwrap();
    }
}
