use crate::world::{at, holder, person, uuid};
use domain::closing::ClosingCode;
use domain::incident::{Impact, IncidentRecord, Status};
use domain::next::{Next, NextAct, next};
use domain::rights::{Right, Rights, Role};
use domain::state::{Acknowledged, IncidentState, OpenAct};

fn record(status: Status) -> IncidentRecord {
    IncidentRecord {
        id: format!("111122223333/Plan/{}", uuid(0)).parse().unwrap(),
        title: "t".into(),
        summary: None,
        status,
        impact: Impact::High,
        created: at(0),
        modified: at(0),
        modified_by: "m".into(),
        resolved: None,
        created_by: "c".into(),
        source: "s".into(),
        runbooks: Vec::new(),
        gone: None,
    }
}

fn tell(status: Status, state: &IncidentState, role: Role) -> Next {
    next(
        &record(status),
        state,
        &person("Responder S"),
        &Rights::of([role]),
    )
}

fn open_act() -> OpenAct {
    OpenAct {
        id: uuid(1).parse().unwrap(),
        who: "Lead M".into(),
        what: "resolve".into(),
        since: at(0),
    }
}

fn acknowledged() -> IncidentState {
    let by = "Lead M".to_owned();
    IncidentState {
        acknowledged: Some(Acknowledged { by, at: at(0) }),
        ..IncidentState::default()
    }
}

fn led_by(name: &str) -> IncidentState {
    IncidentState {
        lead: Some(holder(name)),
        ..acknowledged()
    }
}

#[test]
fn nobody_acknowledged_waits_on_those_who_may() {
    let told = tell(Status::Open, &IncidentState::default(), Role::Responder);
    assert_eq!(
        (told.line.as_str(), told.act),
        (
            "Nobody has acknowledged this incident.",
            Some(NextAct::Acknowledge)
        )
    );
    assert!(told.mine);
    assert!(!tell(Status::Open, &IncidentState::default(), Role::Viewer).mine);
}

#[test]
fn nobody_leads_waits_on_those_who_may() {
    let told = tell(Status::Open, &acknowledged(), Role::Lead);
    assert_eq!(
        (told.line.as_str(), told.act),
        (
            "Acknowledged by Lead M, but nobody leads.",
            Some(NextAct::TakeLead)
        )
    );
    assert!(told.mine && !tell(Status::Open, &acknowledged(), Role::Auditor).mine);
}

#[test]
fn who_leads_is_told_so_and_others_are_told_who() {
    let mine = tell(Status::Open, &led_by("Responder S"), Role::Responder);
    assert!(mine.mine && mine.line.starts_with("You lead.") && mine.act == Some(NextAct::Note));
    let theirs = tell(Status::Open, &led_by("Lead M"), Role::Responder);
    assert_eq!(
        (theirs.line.as_str(), theirs.mine),
        ("Lead M leads. Add what you know.", false)
    );
}

#[test]
fn somebody_of_the_same_name_does_not_lead_for_you() {
    let mut state = led_by("Responder S");
    state.lead.as_mut().unwrap().subject = "somebody else".parse().unwrap();
    assert!(!tell(Status::Open, &state, Role::Responder).mine);
}

#[test]
fn a_resolved_incident_waits_for_nothing_and_says_how_it_ended() {
    let closing = Some((ClosingCode::FalsePositive, "r".to_owned()));
    let state = IncidentState {
        closing,
        ..led_by("Responder S")
    };
    let told = tell(Status::Resolved, &state, Role::Lead);
    assert_eq!(
        (told.line.as_str(), told.act, told.mine),
        ("Resolved as false positive. Nothing waits.", None, false)
    );
    let outside = tell(Status::Resolved, &led_by("Responder S"), Role::Lead);
    assert_eq!(
        outside.line,
        "Resolved outside this console, without a closing code."
    );
}

#[test]
fn a_deleted_incident_waits_for_nothing_whatever_else_is_known_of_it() {
    let state = IncidentState {
        open: vec![open_act()],
        ..acknowledged()
    };
    for status in [Status::Open, Status::Resolved] {
        let record = IncidentRecord {
            gone: Some(at(60)),
            ..record(status)
        };
        assert!(!record.is_open());
        let told = next(&record, &state, &person("Responder S"), &Rights::of([Role::Lead]));
        assert_eq!((told.act, told.mine), (None, false));
        assert_eq!(
            told.line,
            "Deleted in AWS, as was found 2026-11-23 02:01:00 UTC. What was read of it before is kept here."
        );
    }
}

#[test]
fn an_act_in_doubt_comes_first_whether_the_store_took_it_or_not() {
    let state = IncidentState {
        open: vec![open_act()],
        ..IncidentState::default()
    };
    for status in [Status::Open, Status::Resolved] {
        let told = tell(status, &state, Role::Lead);
        assert_eq!((told.act, told.mine), (None, false));
        assert_eq!(
            told.line,
            "In doubt: Lead M asked to resolve; the store is being read back."
        );
    }
}

#[test]
fn every_button_says_what_it_does_and_which_right_it_takes() {
    let acts = [
        NextAct::Acknowledge,
        NextAct::TakeLead,
        NextAct::Note,
        NextAct::Resolve,
        NextAct::Reopen,
        NextAct::Quarantine,
        NextAct::Approve,
        NextAct::Cut,
        NextAct::Containment,
    ];
    let rights = [
        Right::Respond,
        Right::Respond,
        Right::Write,
        Right::Close,
        Right::Close,
        Right::Contain,
        Right::Approve,
        Right::Contain,
        Right::Read,
    ];
    assert_eq!(acts.map(NextAct::right), rights);
    let labels = [
        "Acknowledge",
        "Take the lead",
        "Write a note",
        "Resolve…",
        "Reopen…",
        "Quarantine…",
        "Approve…",
        "Cut connection",
        "Containment…",
    ];
    assert_eq!(acts.map(NextAct::label), labels);
}
