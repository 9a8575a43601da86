//! The real binary, ended by the operating system in the middle of a call.

use crate::site::{Person, console, entry, form_of, id_of, quick, sign_in, simulator, state, until};
use domain::entry::{Body, ChainId, Entry, Outcome};
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
use domain::rights::Role;
use response::ports::SystemClock;
use server::State;
use simulator::{Fault, FaultKind, RESPONDER_ACCESS_KEY, Running, SIMULATED_SECRET};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

pub struct Process {
    child: Child,
    pub person: Person,
}

impl Process {
    pub async fn start(aws: &Running, folder: &Path, session: (String, String)) -> Self {
        Self::with(aws, folder, session, &[]).await
    }

    /// With other settings, by the names that they have in the environment.
    pub async fn with(
        aws: &Running,
        folder: &Path,
        session: (String, String),
        settings: &[(&str, &str)],
    ) -> Self {
        let mut child = spawn(aws, folder, settings);
        let stdout = child.stdout.take().unwrap();
        let first = tokio::task::spawn_blocking(move || {
            let mut line = String::new();
            BufReader::new(stdout).read_line(&mut line).unwrap();
            line
        });
        let line = first.await.unwrap();
        let origin = line
            .trim()
            .strip_prefix("listening on ")
            .expect("it says where it listens");
        let (cookie, key) = session;
        Self {
            child,
            person: Person::at(origin, Some(cookie), key),
        }
    }

    /// `SIGTERM`, as a service manager ends it: how it ended, and after how long.
    pub async fn terminate(mut self) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        ask_to_stop(&self.child);
        let ended = tokio::task::spawn_blocking(move || self.child.wait().unwrap());
        (ended.await.unwrap(), begun.elapsed())
    }

    /// How it ends by itself.
    pub async fn ends(mut self) -> ExitStatus {
        let looks = async {
            loop {
                if let Some(ended) = self.child.try_wait().unwrap() {
                    return ended;
                }
                tokio::time::sleep(Duration::from_millis(15)).await;
            }
        };
        let ended = tokio::time::timeout(Duration::from_secs(30), looks).await;
        ended.expect("it ends by itself")
    }

    /// `SIGKILL`: nothing is flushed, nobody is told.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// The process as it begins; it says where it listens once it does.
pub fn spawn(aws: &Running, folder: &Path, settings: &[(&str, &str)]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_server"))
        .env("LAZARET_LISTEN", "127.0.0.1:0")
        .env("LAZARET_AWS_REGION", "eu-central-1")
        .env("LAZARET_AWS_ENDPOINT", aws.aws_endpoint())
        .env("LAZARET_DATA", folder)
        .env("LAZARET_OIDC_ISSUER", "http://127.0.0.1:9")
        .env("LAZARET_LOG", "off")
        .env("AWS_ACCESS_KEY_ID", RESPONDER_ACCESS_KEY)
        .env("AWS_SECRET_ACCESS_KEY", SIMULATED_SECRET)
        .envs(settings.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

pub fn ask_to_stop(child: &Child) {
    let pid = child.id().to_string();
    let sent = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
    assert!(sent.success());
}

impl Drop for Process {
    fn drop(&mut self) {
        // A test that failed leaves no process behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn record(state: &State, id: &IncidentId) -> Vec<Entry> {
    let chain = ChainId::Incident(id.clone());
    let entries = state.console.journal.entries(&chain, 0).await.unwrap();
    domain::chain::verify(&entries).unwrap();
    entries
}

fn outcome(entries: &[Entry], act: &EntryId) -> Option<Outcome> {
    entries.iter().find_map(|found| match &found.entry.body {
        Body::Outcome { of, result } if of == act => Some(result.clone()),
        _ => None,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_killed_while_aws_works_finds_out_at_its_next_start_what_became_of_it() {
    let (aws, folder) = (simulator().await, tempfile::tempdir().unwrap());
    // The test reads the journal beside the process.
    let console = console(
        &aws,
        folder.path(),
        Arc::new(SystemClock),
        "http://127.0.0.1",
        quick(),
    )
    .await;
    let state = state(console, folder.path(), "http://127.0.0.1");
    let session = sign_in(&state, "lead-l", Role::Lead).await;
    for after_effect in [false, true] {
        let id = id_of(&aws.world().make_incident("gateway-009 sends too much", 7));
        let mut process = Process::start(&aws, folder.path(), session.clone()).await;
        let note = entry();
        let form = form_of("/api/timeline/note", &id.to_string(), note.as_str(), "", "");
        let noted = process.person.call("/api/timeline/note", &form).await;
        assert_eq!(noted.status, 200, "{}", noted.text());
        let hangs = Fault::of(FaultKind::TimeOut).on("UpdateIncidentRecord").times(1);
        aws.world()
            .add_fault(if after_effect { hangs.after_effect() } else { hangs });
        let act = entry();
        let form = form_of("/api/incident/resolve", &id.to_string(), act.as_str(), "", "");
        let person = process.person.clone();
        let asked = tokio::spawn(async move { person.try_call("/api/incident/resolve", &form).await });
        until("AWS has the call", async || aws.world().faults().is_empty()).await;
        process.kill();
        assert!(!asked.await.unwrap(), "nobody got an answer");
        let entries = record(&state, &id).await;
        assert!(
            entries.iter().any(|one| one.entry.id == note),
            "what was acknowledged is there"
        );
        assert!(entries.iter().any(|one| one.entry.id == act) && outcome(&entries, &act).is_none());
        let again = Process::start(&aws, folder.path(), session.clone()).await;
        let found = outcome(&record(&state, &id).await, &act).expect("settled before the first request");
        assert!(
            matches!(found, Outcome::Settled { holds, .. } if holds == after_effect),
            "{found:?}"
        );
        let now = state.console.store.incident(&id).await.unwrap().status;
        assert_eq!(now == Status::Resolved, after_effect);
        assert_eq!(again.person.page(&format!("/incidents/{id}")).await.status, 200);
    }
}
