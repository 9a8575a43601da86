//! Every act on a runbook.

use super::act::act;
use super::tries::{Seen, Try, Wanted};
use crate::runbook::steps::{pause, ssm_at};
use domain::actor::{Actor, Who};
use domain::ids::EntryId;
use domain::related::{ItemKind, ItemValue};
use domain::rights::{Rights, Role};
use domain::runbook::{Execution, ItemState, RunStatus};
use domain::text::{ItemTitle, Reason};
use response::ports::RunbookStart;
use response::runbooks::{self, ItemSaid};
use response::{Console, ingest};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const ROLE: &str = "arn:aws:iam::111122223333:role/LazaretResponder";

fn actor() -> Actor {
    Actor {
        who: Who::Person {
            subject: "responder-s".parse().unwrap(),
            name: "Responder S".into(),
        },
        rights: Rights::of([Role::Lead]),
    }
}

fn reason() -> Reason {
    Reason::new("Seen on site").unwrap()
}

/// The document of one try.
fn name_of(one: &Try) -> String {
    format!("Checklist-{}", one.entry)
}

fn start_of(one: &Try) -> RunbookStart {
    RunbookStart {
        document: name_of(one).parse().unwrap(),
        version: None,
        parameters: BTreeMap::new(),
    }
}

async fn document(one: &Try, steps: Value) {
    let content = json!({"schemaVersion": "0.3", "mainSteps": steps});
    let input = json!({"Name": name_of(one), "DocumentType": "Automation", "Content": content.to_string()});
    ssm_at(&one.endpoint, "CreateDocument", &input).await;
}

/// A runbook of these steps that runs for the try's incident.
async fn running(console: &Console, one: &Try, steps: Value) {
    document(one, steps).await;
    let token: EntryId = one.entry.as_str().replace("7e57", "a07e").parse().unwrap();
    let started = console.runbooks.start(&start_of(one), &token).await.unwrap();
    let item = domain::act::NewItem {
        kind: ItemKind::Automation,
        value: ItemValue::Resource(started.resource),
        title: ItemTitle::new("Checklist").ok(),
    };
    console
        .store
        .add_related(&one.incident, &item, &token)
        .await
        .unwrap();
    ingest::refresh(console, &one.incident).await.unwrap();
    runbooks::refresh(console, &one.incident, true).await.unwrap();
}

async fn two(console: &Console, one: &Try) {
    running(console, one, json!([pause("Analyse"), pause("Recover")])).await;
}

async fn approval(console: &Console, one: &Try) {
    let ask = json!({"name": "Agree", "action": "aws:approve", "onFailure": "Continue",
        "inputs": {"Approvers": [ROLE]}});
    running(console, one, json!([ask, pause("Then")])).await;
}

/// The executions of the try's documents; the incident has one of its plan's besides.
fn checklists(seen: &Seen) -> impl Iterator<Item = &Execution> {
    seen.runs
        .iter()
        .filter(|one| one.document.starts_with("Checklist"))
}

fn mine(seen: &Seen) -> &Execution {
    checklists(seen).next().unwrap()
}

/// The execution as it is kept, and the run of its first step.
async fn first(console: &Console, one: &Try) -> (Execution, String) {
    let runs = console.journal.runs_of(&one.incident).await.unwrap();
    let mut all = runs.into_iter().filter_map(|run| run.execution);
    let execution = all.find(|run| run.document == name_of(one)).unwrap();
    let run = execution.steps[0].id.clone();
    (execution, run)
}

act!(
    a_continued_step_survives,
    Continue,
    Wanted::Account(|seen| mine(seen).steps[0].status == RunStatus::Success && mine(seen).steps[1].waits()),
    async |console: &Console, one: &Try| two(console, one).await,
    async |console: &Console, one: &Try| {
        let (execution, run) = first(console, one).await;
        let said = Some(reason());
        runbooks::proceed(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            &execution.id,
            &run,
            said,
        )
        .await
    }
);

act!(
    an_approval_survives,
    ApproveStep,
    Wanted::Account(|seen| mine(seen).steps[0].status == RunStatus::Success),
    async |console: &Console, one: &Try| approval(console, one).await,
    async |console: &Console, one: &Try| {
        let (execution, run) = first(console, one).await;
        runbooks::approve(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            &execution.id,
            &run,
            None,
        )
        .await
    }
);

act!(
    a_rejection_survives,
    RejectStep,
    Wanted::Account(|seen| mine(seen).steps[0].status == RunStatus::Rejected),
    async |console: &Console, one: &Try| approval(console, one).await,
    async |console: &Console, one: &Try| {
        let (execution, run) = first(console, one).await;
        let why = reason();
        runbooks::reject(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            &execution.id,
            &run,
            why,
        )
        .await
    }
);

act!(
    a_cancellation_survives,
    CancelRunbook,
    Wanted::Account(|seen| mine(seen).status == RunStatus::Cancelled),
    async |console: &Console, one: &Try| two(console, one).await,
    async |console: &Console, one: &Try| {
        let (execution, _) = first(console, one).await;
        runbooks::cancel(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            &execution.id,
            reason(),
        )
        .await
    }
);

act!(
    a_started_runbook_survives,
    StartRunbook,
    Wanted::Account(|seen| checklists(seen).count() == 1 && mine(seen).steps[0].waits()),
    async |_: &Console, one: &Try| document(one, json!([pause("Analyse")])).await,
    async |console: &Console, one: &Try| {
        runbooks::start(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            start_of(one),
            reason(),
        )
        .await
    }
);

act!(
    a_tick_survives,
    Tick,
    Wanted::Record,
    async |console: &Console, one: &Try| two(console, one).await,
    async |console: &Console, one: &Try| {
        let (execution, run) = first(console, one).await;
        let said = ItemSaid {
            execution: execution.id,
            run,
            item: 1,
            state: ItemState::Done,
            comment: None,
            evidence: None,
            seen: None,
        };
        runbooks::item(console, &actor(), &one.incident, &one.entry, said).await
    }
);

act!(
    a_remark_survives,
    Remark,
    Wanted::Record,
    async |console: &Console, one: &Try| two(console, one).await,
    async |console: &Console, one: &Try| {
        let (execution, run) = first(console, one).await;
        let said = reason();
        runbooks::remark(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            &execution.id,
            &run,
            said,
            None,
        )
        .await
    }
);
