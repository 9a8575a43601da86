//! A process that appends is killed again and again: what it said is on the record, is on the record.
//!
//! Without a harness, so that it can run itself as the process to be killed: `kill append <file> <round>`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::act::Act;
use domain::actor::Who;
use domain::chain::verify;
use domain::entry::{Body, ChainId, NewEntry, Outcome};
use domain::ids::{EntryId, IncidentId};
use domain::text::Reason;
use domain::time::Timestamp;
use journal::SqliteJournal;
use response::ports::Journal;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

const ROUNDS: u32 = 30;
const TASKS: u32 = 4;

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some("append") => append_until_killed(Path::new(&args[2]), args[3].parse().unwrap()).await,
        _ => all_rounds().await,
    }
}

fn incident(n: u32) -> IncidentId {
    format!("111122223333/Plan/{n:08x}-4f50-4172-8394-a5b6c7d8e9f0")
        .parse()
        .unwrap()
}

/// Reopening needs the store, so each act stays open until its outcome.
fn act(round: u32, task: u32, n: u32) -> NewEntry {
    NewEntry {
        id: format!("{n:08x}-{round:04x}-{task:04x}-8394-a5b6c7d8e9f0")
            .parse()
            .unwrap(),
        chain: ChainId::Incident(incident(task % 2)),
        who: Who::Automation { name: "test".into() },
        at: Timestamp(i64::from(n)),
        body: Body::Act(Act::Reopen {
            reason: Reason::new("once more ".repeat(20)).unwrap(),
        }),
    }
}

fn outcome(of: &NewEntry) -> NewEntry {
    NewEntry {
        id: of.id.outcome(),
        body: Body::Outcome {
            of: of.id.clone(),
            result: Outcome::Failed { why: "test".into() },
        },
        ..of.clone()
    }
}

async fn append_until_killed(path: &Path, round: u32) {
    let journal = Arc::new(SqliteJournal::open(path).await.unwrap());
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let journal = Arc::clone(&journal);
            tokio::spawn(async move {
                for n in 0.. {
                    let act = act(round, task, n);
                    for entry in [outcome(&act), act].into_iter().rev() {
                        let mirror = incident(task % 2);
                        let id = entry.id.clone();
                        journal.append(entry, Some(&mirror)).await.unwrap();
                        let mut out = std::io::stdout().lock();
                        writeln!(out, "{id}").unwrap();
                        out.flush().unwrap();
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

async fn all_rounds() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let mut acknowledged = BTreeSet::new();
    for round in 0..ROUNDS {
        // In round 0 it is killed while it creates the file.
        let told = kill_after(&path, round, (round * 7) % 41);
        acknowledged.extend(told);
        check(&path, &acknowledged).await;
    }
    assert!(acknowledged.len() > 300, "{}", acknowledged.len());
    println!(
        "killed {ROUNDS} times: {} acknowledged entries, none lost, every chain verifies",
        acknowledged.len()
    );
}

/// Kills the process once it has acknowledged `many` entries. Returns all it acknowledged until it was dead.
fn kill_after(path: &Path, round: u32, many: u32) -> Vec<EntryId> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["append", path.to_str().unwrap(), &round.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).split(b'\n');
    let mut told: Vec<Vec<u8>> = Vec::new();
    for _ in 0..many {
        told.push(lines.next().unwrap().unwrap());
    }
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success());
    // What was written before the end is still in the pipe; a last line may be cut.
    told.extend(lines.map(Result::unwrap).filter(|line| line.len() == 36));
    told.into_iter()
        .map(|line| String::from_utf8(line).unwrap().parse().unwrap())
        .collect()
}

async fn check(path: &Path, acknowledged: &BTreeSet<EntryId>) {
    let journal = SqliteJournal::open(path).await.unwrap();
    let mut there = BTreeSet::new();
    let mut open = BTreeSet::new();
    for n in 0..2 {
        let entries = journal.entries(&ChainId::Incident(incident(n)), 0).await.unwrap();
        verify(&entries).unwrap();
        let mirrored = journal.mirrors(&incident(n)).await.unwrap();
        let ids: Vec<_> = entries.iter().map(|one| &one.entry.id).collect();
        // The entry, its mirror and its mark as an open act are one commit.
        assert_eq!(mirrored.iter().map(|item| &item.entry).collect::<Vec<_>>(), ids);
        for one in &entries {
            match &one.entry.body {
                Body::Act(_) => open.insert(one.entry.id.clone()),
                Body::Outcome { of, .. } => open.remove(of),
                Body::Erased { .. } => panic!("nothing was erased"),
            };
        }
        there.extend(entries.into_iter().map(|one| one.entry.id));
    }
    let told = journal
        .open_acts()
        .await
        .unwrap()
        .into_iter()
        .map(|one| one.entry.id);
    assert_eq!(told.collect::<BTreeSet<_>>(), open);
    let lost: Vec<_> = acknowledged.difference(&there).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    journal.close().await;
}
