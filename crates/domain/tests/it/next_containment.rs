//! The NEXT line with what containment asks for.

use crate::world::{at, person, uuid};
use domain::containment::{
    Aim, Approval, Containment, Course, End, Proof, Step, Strength, Trouble, asked_about, next,
};
use domain::next::{Next, NextAct};
use domain::rights::{Rights, Role};
use domain::text::Reason;

fn course(device: &str, change: impl FnOnce(&mut Course)) -> Course {
    let mut course = Course::begins(Containment {
        id: uuid(1).parse().unwrap(),
        device: device.parse().unwrap(),
        incident: None,
        aim: Aim::Contain,
        strength: Strength::Group,
        group: "QUARANTINED".parse().unwrap(),
        evict: false,
        cut: true,
        reason: Reason::new("r").unwrap(),
        who: person("Responder C"),
        requested: at(0),
        before: None,
        expires: None,
        approval: Approval::NotNeeded,
        batch: None,
        replaces: None,
    });
    change(&mut course);
    course
}

fn proof(seconds: i64) -> Proof {
    Proof {
        at: at(seconds),
        read: "p".into(),
    }
}

fn applied(course: &mut Course) {
    course.progress.applied = Some(proof(10));
    course.progress.binds = Some(at(490));
}

fn verified(course: &mut Course) {
    applied(course);
    course.progress.effective = Some(proof(500));
    course.progress.verified = Some(proof(1_100));
}

/// The line of an incident on which somebody works.
fn work() -> Next {
    Next {
        line: "Lead M leads. Add what you know.".into(),
        act: Some(NextAct::Note),
        mine: false,
        until: None,
    }
}

fn told(line: Next, courses: &[Course], who: &str, role: Role, seconds: i64) -> Next {
    next(
        line,
        false,
        courses,
        &person(who),
        &Rights::of([role]),
        at(seconds),
    )
}

#[test]
fn what_is_verified_and_what_ended_leave_the_line_as_it_is() {
    let ended = course("pump-2", |one| one.end = Some(End::Released { at: at(9) }));
    let all = [course("pump-1", verified), ended];
    assert_eq!(told(work(), &all, "Lead M", Role::Lead, 2_000), work());
}

#[test]
fn a_request_waits_on_those_who_may_approve_it_before_an_acknowledgement_does() {
    let request = course("pump-1", |one| {
        one.order.approval = Approval::Waits { until: at(900) };
    });
    let unacknowledged = Next {
        line: "Nobody has acknowledged this incident.".into(),
        act: Some(NextAct::Acknowledge),
        mine: true,
        until: None,
    };
    let line = told(
        unacknowledged.clone(),
        std::slice::from_ref(&request),
        "Lead M",
        Role::Lead,
        10,
    );
    assert_eq!(
        (line.line.as_str(), line.act, line.mine),
        (
            "Responder C asks for a second person: quarantine pump-1?",
            Some(NextAct::Approve),
            true
        )
    );
    // Nobody approves their own, and who may not approve isn't asked to.
    for (who, role) in [("Responder C", Role::Lead), ("Responder S", Role::Responder)] {
        let line = told(
            unacknowledged.clone(),
            std::slice::from_ref(&request),
            who,
            role,
            10,
        );
        assert_eq!(line, unacknowledged, "{who}");
    }
}

#[test]
fn the_button_is_about_the_device_that_the_line_names() {
    let waits = |device: &str, who: &str| {
        course(device, |one| {
            one.order.who = person(who);
            one.order.approval = Approval::Waits { until: at(900) };
        })
    };
    let all = [
        course("pump-1", applied),
        waits("pump-2", "Lead M"),
        waits("pump-3", "Responder C"),
    ];
    let about = |act| {
        let found = asked_about(act, &all, &person("Lead M"), &Rights::of([Role::Lead]), at(20));
        found.map(|one| one.order.device.to_string())
    };
    let line = told(work(), &all, "Lead M", Role::Lead, 20);
    assert!(line.line.contains("quarantine pump-3?"), "{}", line.line);
    assert_eq!(about(NextAct::Approve).as_deref(), Some("pump-3"));
    let line = told(work(), &all[..1], "Responder C", Role::Containment, 20);
    assert_eq!(line.act, Some(NextAct::Cut));
    assert_eq!(
        asked_about(
            NextAct::Cut,
            &all[..1],
            &person("Responder C"),
            &Rights::of([Role::Containment]),
            at(20)
        ),
        Some(&all[0])
    );
}

#[test]
fn a_resolved_or_doubtful_incident_asks_for_nothing() {
    let over = Next {
        line: "Resolved as drill. Nothing waits.".into(),
        act: None,
        mine: false,
        until: None,
    };
    let all = [course("pump-1", applied)];
    assert_eq!(told(over.clone(), &all, "Lead M", Role::Lead, 20), over);
}

#[test]
fn applied_says_when_it_will_bind_and_offers_to_cut() {
    let line = told(
        work(),
        &[course("pump-1", applied)],
        "Responder C",
        Role::Containment,
        20,
    );
    assert_eq!(line.act, Some(NextAct::Cut));
    assert!(line.mine);
    assert_eq!(
        line.line,
        "Quarantine is Applied, not Effective yet: policy delay until 02:08:10 UTC."
    );
    let viewer = told(work(), &[course("pump-1", applied)], "Viewer V", Role::Viewer, 20);
    assert!(!viewer.mine);
}

#[test]
fn what_can_not_be_verified_says_why_and_cuts_nothing() {
    let all = [course("pump-1", |one| {
        applied(one);
        one.progress.cannot = Some("2 of its certificates are active: it may use another one.".into());
    })];
    let line = told(work(), &all, "Responder C", Role::Containment, 600);
    assert_eq!(line.act, Some(NextAct::Containment));
    assert!(
        line.line.contains("2 of its certificates are active"),
        "{}",
        line.line
    );
}

#[test]
fn an_expired_quarantine_asks_even_when_it_is_verified_and_stays_contained() {
    let all = [course("pump-1", |one| {
        verified(one);
        one.order.expires = Some(at(3_600));
    })];
    assert_eq!(told(work(), &all, "Lead M", Role::Lead, 3_599), work());
    let line = told(work(), &all, "Responder C", Role::Containment, 3_600);
    assert_eq!(
        (line.line.as_str(), line.act, line.mine),
        (
            "The time of pump-1's quarantine is over; it stays contained. Release it, or let it last.",
            Some(NextAct::Containment),
            true
        )
    );
}

#[test]
fn a_quarantine_outlives_its_incident() {
    let resolved = Next {
        line: "Resolved as fixed. Nothing waits.".into(),
        act: None,
        mine: false,
        until: None,
    };
    let all = [course("pump-1", |one| {
        verified(one);
        one.order.expires = Some(at(3_600));
    })];
    let told = |over, seconds| {
        let (who, rights) = (person("Responder C"), Rights::of([Role::Containment]));
        next(resolved.clone(), over, &all, &who, &rights, at(seconds))
    };
    assert_eq!(told(true, 3_599), resolved);
    let line = told(true, 3_600);
    assert!(line.line.starts_with("The time of pump-1's quarantine is over"));
    assert_eq!((line.act, line.mine), (Some(NextAct::Containment), true));
    assert_eq!(told(false, 3_600), resolved, "deleted, or an act in doubt");
}

#[test]
fn what_fails_presses_before_what_expired_and_that_before_what_takes_its_time() {
    let fails = course("pump-1", |one| {
        let step = Step::AddToGroup {
            group: "QUARANTINED".parse().unwrap(),
            evict: false,
        };
        one.progress.trouble = Some(Trouble {
            step,
            why: "denied: iot:AddThingToThingGroup is missing".into(),
            since: at(5),
            attempts: 4,
            told: true,
        });
    });
    let expired = course("pump-2", |one| {
        verified(one);
        one.order.expires = Some(at(10));
    });
    let takes_time = course("pump-3", applied);
    let line = |all: &[Course]| told(work(), all, "Lead M", Role::Lead, 60).line;
    let all = [takes_time, expired, fails];
    assert!(line(&all).contains("iot:AddThingToThingGroup"), "{}", line(&all));
    assert!(line(&all[..2]).contains("pump-2"), "{}", line(&all[..2]));
    assert!(line(&all[..1]).contains("policy delay"), "{}", line(&all[..1]));
}
