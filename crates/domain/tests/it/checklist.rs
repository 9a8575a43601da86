//! A runbook to tell things of.

use crate::world::{World, at, uuid};
use domain::act::Act;
use domain::runbook::{
    Document, DocumentStep, Execution, ExecutionView, ItemState, KeptRun, Marks, RunStatus, RunbookAct,
    StepRun,
};
use domain::text::Reason;
use std::collections::BTreeMap;

pub fn step(n: usize, name: &str, action: &str, status: RunStatus) -> StepRun {
    let begun = status != RunStatus::Pending;
    StepRun {
        id: format!("run-{n}"),
        name: name.into(),
        action: action.into(),
        started: begun.then(|| at(60 * i64::try_from(n).unwrap())),
        ended: status.is_over().then(|| at(60 * i64::try_from(n).unwrap() + 30)),
        status,
        timeout_s: None,
        on_failure: Some("Abort".into()),
        inputs: BTreeMap::new(),
        outputs: BTreeMap::new(),
        response: None,
        failure: None,
    }
}

pub fn kept(status: RunStatus, steps: Vec<StepRun>) -> KeptRun {
    let id = uuid(77).parse().unwrap();
    KeptRun {
        execution: Some(Execution {
            id: uuid(77).parse().unwrap(),
            document: "DeviceIncident".into(),
            version: "3".into(),
            status,
            started: Some(at(0)),
            ended: None,
            started_by: None,
            failure: None,
            parameters: BTreeMap::new(),
            outputs: BTreeMap::new(),
            steps,
            left_out: BTreeMap::new(),
        }),
        ..KeptRun::unread(id)
    }
}

/// Contained, waits at Analyse, Recover to come.
pub fn waiting() -> KeptRun {
    let mut contain = step(1, "Contain", "aws:invokeLambdaFunction", RunStatus::Success);
    contain
        .outputs
        .insert("things".into(), vec!["pump-117".into(), "<b>pump</b>".into()]);
    kept(
        RunStatus::Waiting,
        vec![
            contain,
            step(2, "Analyse", "aws:pause", RunStatus::Waiting),
            step(3, "Recover", "aws:pause", RunStatus::Pending),
        ],
    )
}

pub fn document() -> Document {
    let step = |name: &str, action: &str, text: Option<&str>| DocumentStep {
        name: name.into(),
        action: action.into(),
        description: text.map(str::to_owned),
    };
    Document {
        name: "DeviceIncident".into(),
        version: "3".into(),
        description: None,
        steps: vec![
            step("Contain", "aws:invokeLambdaFunction", Some("* not to be ticked")),
            step(
                "Analyse",
                "aws:pause",
                Some("Look at {{ Contain.things }} and {{ Contain.nothing }}\n* What\n* Who\n* When\n"),
            ),
            step("Recover", "aws:pause", None),
        ],
    }
}

pub fn item(run: &str, item: u32, state: ItemState, comment: Option<&str>) -> Act {
    Act::Runbook {
        does: RunbookAct::Item {
            execution: uuid(77).parse().unwrap(),
            run: run.into(),
            step: "Analyse".into(),
            item,
            text: "What".into(),
            state,
            comment: comment.map(|text| Reason::new(text).unwrap()),
            evidence: None,
        },
    }
}

pub fn goes_on(run: &str) -> Act {
    Act::Runbook {
        does: RunbookAct::Continue {
            execution: uuid(77).parse().unwrap(),
            run: run.into(),
            step: "Analyse".into(),
            items: Some("2 of 3 items done".into()),
            comment: Some(Reason::new("A laptop of the vendor").unwrap()),
        },
    }
}

pub fn view(world: &World, kept: &KeptRun) -> ExecutionView {
    ExecutionView::of(kept, Some(&document()), &Marks::of(&world.entries))
}
