//! The real binary, asked to stop.

use super::process::Process;
use crate::site::{console, entry, form_of, id_of, quick, sign_in, simulator, state, until};
use domain::entry::{Body, ChainId};
use domain::rights::Role;
use response::ports::SystemClock;
use simulator::{Fault, FaultKind};
use std::sync::Arc;
use std::time::Duration;

/// What a service manager waits before it kills.
const TEN_SECONDS: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_stops_within_what_a_service_manager_waits_though_every_call_to_aws_hangs() {
    let (aws, folder) = (simulator().await, tempfile::tempdir().unwrap());
    let clock = Arc::new(SystemClock);
    let console = console(&aws, folder.path(), clock, "http://127.0.0.1", quick()).await;
    let state = state(console, folder.path(), "http://127.0.0.1");
    let session = sign_in(&state, "lead-l", Role::Lead).await;
    let id = id_of(&aws.world().make_incident("gateway-009 sends too much", 7));
    let process = Process::start(&aws, folder.path(), session).await;
    let page = process.person.page(&format!("/incidents/{id}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    aws.world().add_fault(Fault::of(FaultKind::TimeOut));
    aws.world().clear_calls();
    let act = entry();
    let form = form_of("/api/incident/resolve", &id.to_string(), act.as_str(), "", "");
    let person = process.person.clone();
    let asked = tokio::spawn(async move { person.try_call("/api/incident/resolve", &form).await });
    let hangs = |operation: &str| {
        let calls = aws.world().calls_after(0);
        calls.iter().any(|call| call.operation == operation)
    };
    until("an act and a reading hang", async || {
        hangs("UpdateIncidentRecord") && hangs("ListIncidentRecords")
    })
    .await;
    let (code, took) = process.terminate().await;
    println!("every call to AWS hangs: ended {took:?} after SIGTERM with {code}");
    assert!(code.success() && took < TEN_SECONDS, "{code} after {took:?}");
    // What became of it nobody knows yet, and that is what the record says.
    asked.await.unwrap();
    let chain = ChainId::Incident(id);
    let entries = state.console.journal.entries(&chain, 0).await.unwrap();
    assert!(entries.iter().any(|one| one.entry.id == act));
    let end = |body: &Body| matches!(body, Body::Outcome { of, .. } if *of == act);
    assert!(!entries.iter().any(|one| end(&one.entry.body)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_leaves_nothing_in_the_journals_log_when_it_stops() {
    let (aws, folder) = (simulator().await, tempfile::tempdir().unwrap());
    let process = Process::start(&aws, folder.path(), (String::new(), String::new())).await;
    let log = folder.path().join("journal.sqlite-wal");
    assert!(log.exists());
    let (code, _) = process.terminate().await;
    assert!(code.success(), "{code}");
    assert!(!log.exists());
}
