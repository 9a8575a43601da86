//! The NEXT line and runbooks.

use crate::checklist::{kept, step, waiting};
use crate::world::{World, at, holder, person, uuid};
use domain::act::Act;
use domain::next::{Next, NextAct};
use domain::rights::{Rights, Role};
use domain::runbook::{KeptRun, Marks, RunStatus, RunbookAct, next};
use domain::text::Reason;
use domain::time::Timestamp;

const DAY: i64 = 24 * 3600;

fn line(act: NextAct) -> Next {
    Next {
        line: "You lead.".into(),
        act: Some(act),
        mine: true,
        until: None,
    }
}

fn tell(act: NextAct, runs: &[KeptRun], lead: &str, now: Timestamp) -> Next {
    next(
        line(act),
        runs,
        &Marks::default(),
        Some(&holder(lead)),
        &person("Responder S"),
        &Rights::of([Role::Responder]),
        now,
    )
}

#[test]
fn a_step_that_waits_goes_before_the_leads_own_work_and_says_how_long() {
    let now = at(120 + 3600);
    let told = tell(NextAct::Note, &[waiting()], "Responder S", now);
    assert_eq!(told.line, "Step 2 of 3, Analyse, waits for you: 6 d 23 h left.");
    assert_eq!((told.act, told.mine), (Some(NextAct::Runbook), true));
    let other = tell(NextAct::Note, &[waiting()], "Lead M", now);
    assert_eq!(
        other.line,
        "Step 2 of 3, Analyse, waits for Lead M: 6 d 23 h left."
    );
    assert!(!other.mine);
}

#[test]
fn a_time_out_that_is_near_goes_before_containment_but_not_before_who_leads_or_is_paged() {
    let (early, late) = (at(3600), at(120 + 7 * DAY - 600));
    assert_eq!(
        tell(NextAct::Cut, &[waiting()], "Responder S", early).act,
        Some(NextAct::Cut)
    );
    let told = tell(NextAct::Cut, &[waiting()], "Responder S", late);
    assert_eq!(told.line, "Step 2 of 3, Analyse, waits for you: 10 m 00 s left.");
    for first in [
        NextAct::Acknowledge,
        NextAct::TakeLead,
        NextAct::Approve,
        NextAct::AcceptPage,
        NextAct::StopPaging,
    ] {
        assert_eq!(tell(first, &[waiting()], "Responder S", late).act, Some(first));
    }
}

#[test]
fn an_approval_waits_on_those_who_may_approve() {
    let approval = kept(
        RunStatus::Waiting,
        vec![step(1, "Agree", "aws:approve", RunStatus::Waiting)],
    );
    let told = tell(
        NextAct::Note,
        std::slice::from_ref(&approval),
        "Responder S",
        at(60),
    );
    assert_eq!(
        told.line,
        "Step 1 of 1, Agree, waits for an approval: 7 d 00 h left."
    );
    assert!(!told.mine, "a responder may not approve");
    let lead = next(
        line(NextAct::Note),
        &[approval],
        &Marks::default(),
        Some(&holder("Responder S")),
        &person("Lead M"),
        &Rights::of([Role::Lead]),
        at(60),
    );
    assert!(lead.mine);
}

#[test]
fn a_runbook_that_broke_is_told_until_somebody_says_what_was_done_about_it() {
    let mut broken = kept(
        RunStatus::Failed,
        vec![step(1, "Contain", "aws:invokeLambdaFunction", RunStatus::Failed)],
    );
    let now = at(300);
    let told = tell(NextAct::Note, &[broken.clone()], "Responder S", now);
    assert_eq!(
        told.line,
        "The runbook ended: step 1 of 1, Contain, failed. The pane says what to do."
    );
    let mut world = World::default();
    let remark = RunbookAct::Remark {
        execution: uuid(77).parse().unwrap(),
        run: "run-1".into(),
        step: "Contain".into(),
        comment: Reason::new("Contained by hand").unwrap(),
        evidence: None,
    };
    world.act("S", 200, Act::Runbook { does: remark });
    let after = next(
        line(NextAct::Note),
        &[broken.clone()],
        &Marks::of(&world.entries),
        Some(&holder("Responder S")),
        &person("Responder S"),
        &Rights::of([Role::Responder]),
        now,
    );
    assert_eq!(after.act, Some(NextAct::Note));
    let mut again = waiting();
    again.id = uuid(78).parse().unwrap();
    again.execution.as_mut().unwrap().started = Some(at(250));
    broken.execution.as_mut().unwrap().started = Some(at(0));
    let told = tell(NextAct::Note, &[broken, again], "Responder S", now);
    assert!(
        told.line.starts_with("Step 2 of 3, Analyse, waits for you"),
        "{}",
        told.line
    );
}

#[test]
fn an_execution_that_the_store_has_no_longer_asks_for_nothing() {
    let mut gone = waiting();
    gone.gone = Some(at(100));
    assert_eq!(
        tell(NextAct::Note, &[gone], "Responder S", at(200)).act,
        Some(NextAct::Note)
    );
}
