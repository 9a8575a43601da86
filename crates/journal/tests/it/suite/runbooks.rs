use crate::conformance::Backend;
use crate::made::{NOON, incident, record, summary};
use domain::ids::Subject;
use domain::incident::Status;
use domain::list::ListQuery;
use domain::runbook::{Document, DocumentStep, Execution, KeptRun, RunStatus, StepRun};
use std::collections::BTreeMap;

const EXECUTION: &str = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

fn run(started: i64, status: RunStatus, timeout_s: i64) -> KeptRun {
    let waits = StepRun {
        id: "run".into(),
        name: "Analyse".into(),
        action: "aws:pause".into(),
        status: status.clone(),
        started: Some(NOON.plus(started)),
        ended: None,
        timeout_s: Some(timeout_s),
        on_failure: None,
        inputs: BTreeMap::new(),
        outputs: BTreeMap::from([("Out".to_owned(), vec!["<b>".to_owned()])]),
        response: None,
        failure: None,
    };
    KeptRun {
        execution: Some(Execution {
            id: EXECUTION.parse().unwrap(),
            document: "DeviceIncident".into(),
            version: "1".into(),
            status,
            started: Some(NOON.plus(started)),
            ended: None,
            started_by: None,
            failure: None,
            parameters: BTreeMap::new(),
            outputs: BTreeMap::new(),
            steps: vec![waits],
            left_out: BTreeMap::new(),
        }),
        read: Some(NOON.plus(started)),
        ..KeptRun::unread(EXECUTION.parse().unwrap())
    }
}

fn other(run: KeptRun, n: u32) -> KeptRun {
    let id = format!("0b1c2d3e-4f50-6172-8394-{n:012x}");
    KeptRun {
        id: id.parse().unwrap(),
        ..run
    }
}

pub(crate) async fn an_execution_differs_once_and_comes_back_latest_first(backend: &dyn Backend) {
    let journal = backend.open().await;
    let (id, first) = (incident(1), run(1, RunStatus::Waiting, 60));
    assert!(journal.save_run(&id, &first).await.unwrap());
    let again = KeptRun {
        read: Some(NOON.plus(40_000)),
        ..first.clone()
    };
    let soon = KeptRun {
        read: Some(NOON.plus(9)),
        ..first.clone()
    };
    assert!(!journal.save_run(&id, &soon).await.unwrap());
    assert_eq!(
        journal.runs_of(&id).await.unwrap(),
        std::slice::from_ref(&first),
        "nothing is written for that"
    );
    assert!(!journal.save_run(&id, &again).await.unwrap(), "only read again");
    let later = other(run(5, RunStatus::Success, 60), 2);
    assert!(journal.save_run(&id, &later).await.unwrap());
    assert!(
        !journal
            .save_run(
                &id,
                &KeptRun {
                    error: Some("x".into()),
                    ..first
                }
            )
            .await
            .unwrap(),
        "an older reading"
    );
    let reopened = backend.open().await;
    assert_eq!(reopened.runs_of(&id).await.unwrap(), [later, again]);
    assert_eq!(reopened.runs_of(&incident(2)).await.unwrap(), []);
}

pub(crate) async fn a_list_tells_the_step_that_times_out_first(backend: &dyn Backend) {
    let journal = backend.open().await;
    let reader: Subject = "reader".parse().unwrap();
    for n in [1, 2] {
        journal
            .save_summaries(
                Status::Open,
                &[summary(&record(n, &format!("incident {n}")))],
                NOON,
            )
            .await
            .unwrap();
    }
    let id = incident(1);
    journal
        .save_run(&id, &run(1, RunStatus::Waiting, 7_200))
        .await
        .unwrap();
    journal
        .save_run(&id, &other(run(2, RunStatus::Waiting, 3_600), 2))
        .await
        .unwrap();
    let rows = journal.list(&ListQuery::default(), &reader).await.unwrap().rows;
    let row = |n: u32| {
        rows.iter()
            .find(|row| row.id == incident(n))
            .unwrap()
            .step
            .clone()
    };
    let step = row(1).unwrap();
    assert_eq!(
        (step.step.as_str(), step.deadline),
        ("Analyse", NOON.plus(2 + 3_600_000))
    );
    assert!(step.warn < step.deadline);
    assert_eq!(row(2), None);
    for n in 1..=2 {
        let over = run(3, RunStatus::TimedOut, 60);
        let over = if n == 2 { other(over, 2) } else { over };
        journal.save_run(&id, &over).await.unwrap();
    }
    let rows = journal.list(&ListQuery::default(), &reader).await.unwrap().rows;
    assert!(rows.iter().all(|row| row.step.is_none()));
}

pub(crate) async fn a_document_is_kept_by_its_version(backend: &dyn Backend) {
    let journal = backend.open().await;
    let document = |version: &str| Document {
        name: "DeviceIncident".into(),
        version: version.into(),
        description: None,
        steps: vec![DocumentStep {
            name: format!("Step of {version}"),
            action: "aws:pause".into(),
            description: Some("* one\n* two".into()),
        }],
    };
    for version in ["1", "2"] {
        journal.save_runbook_document(&document(version)).await.unwrap();
    }
    let again = backend.open().await;
    let kept = |version: &'static str| again.runbook_document("DeviceIncident", version);
    assert_eq!(kept("1").await.unwrap(), Some(document("1")));
    assert_eq!(kept("3").await.unwrap(), None);
}

pub(crate) async fn a_record_keeps_which_runbooks_it_started(backend: &dyn Backend) {
    let journal = backend.open().await;
    let mut started = record(1, "with a runbook");
    started.runbooks = vec![EXECUTION.parse().unwrap()];
    assert!(journal.save_record(&started, NOON).await.unwrap());
    assert!(!journal.save_record(&started, NOON.plus(1)).await.unwrap());
    let copy = journal.copy(&started.id).await.unwrap().unwrap();
    assert_eq!(copy.record.runbooks, started.runbooks);
}
