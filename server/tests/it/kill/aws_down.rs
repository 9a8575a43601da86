//! The real binary, started while AWS doesn't answer.

use super::process::{Process, ask_to_stop, spawn};
use crate::site::{console, id_of, quick, sign_in, simulator, state, until};
use domain::rights::Role;
use journal::{Home, SqliteJournal};
use response::ports::SystemClock;
use simulator::{Fault, FaultKind, Running};
use std::path::Path;
use std::sync::Arc;

const TITLE: &str = "gateway-009 sends too much";

/// Somebody with a session in the record of `folder`.
async fn session(aws: &Running, folder: &Path) -> (String, String) {
    let clock = Arc::new(SystemClock);
    let console = console(aws, folder, clock, "http://127.0.0.1", quick()).await;
    sign_in(&state(console, folder, "http://127.0.0.1"), "lead-l", Role::Lead).await
}

fn operations(aws: &Running) -> Vec<String> {
    let calls = aws.world().calls_after(0).into_iter();
    calls.map(|call| call.operation).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_starts_with_what_was_known_and_asks_for_nothing_but_whose_the_credentials_are() {
    let (aws, folder) = (simulator().await, tempfile::tempdir().unwrap());
    let session = session(&aws, folder.path()).await;
    let path = format!("/incidents/{}", id_of(&aws.world().make_incident(TITLE, 7)));
    let mut process = Process::start(&aws, folder.path(), session.clone()).await;
    until("it was read", async || {
        process.person.page(&path).await.text().contains(TITLE)
    })
    .await;
    process.kill();
    aws.world().add_fault(Fault::of(FaultKind::Cut));
    aws.world().clear_calls();
    let again = Process::start(&aws, folder.path(), session).await;
    let page = again.person.page(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains(TITLE), "{}", page.text());
    let asked = operations(&aws);
    assert!(asked.iter().all(|one| one == "GetCallerIdentity"), "{asked:?}");
    aws.world().clear_faults(None);
    until("it follows the account again", async || {
        operations(&aws).iter().any(|one| one == "ListIncidentRecords")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_ends_once_aws_says_that_the_credentials_are_another_accounts() {
    let (aws, folder) = (simulator().await, tempfile::tempdir().unwrap());
    let session = session(&aws, folder.path()).await;
    let journal = SqliteJournal::open(&folder.path().join("journal.sqlite"))
        .await
        .unwrap();
    let home = Home {
        account: "444455556666".parse().unwrap(),
        region: "eu-central-1".parse().unwrap(),
        principal: "arn:aws:sts::444455556666:assumed-role/Lazaret/console".into(),
    };
    journal.keep_home(&home).await.unwrap();
    aws.world().add_fault(Fault::of(FaultKind::Cut));
    aws.world().clear_calls();
    let process = Process::start(&aws, folder.path(), session).await;
    aws.world().clear_faults(None);
    assert!(!process.ends().await.success());
    let asked = operations(&aws);
    assert!(asked.iter().all(|one| one == "GetCallerIdentity"), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_can_be_stopped_before_it_has_started() {
    let (aws, folder) = (simulator().await, tempfile::tempdir().unwrap());
    aws.world().add_fault(Fault::of(FaultKind::TimeOut));
    let mut child = spawn(&aws, folder.path(), &[]);
    until("it waits for AWS", async || {
        operations(&aws).iter().any(|one| one == "GetCallerIdentity")
    })
    .await;
    ask_to_stop(&child);
    let ended = tokio::task::spawn_blocking(move || child.wait().unwrap());
    assert!(
        ended.await.unwrap().success(),
        "it obeyed, and didn't give up on AWS"
    );
}
