use super::{Approval, Course, Stage};
use crate::actor::Who;
use crate::next::{Next, NextAct};
use crate::rights::{Right, Rights};
use crate::time::Timestamp;

/// The NEXT line with what containment asks for. A request that waits for a second person goes before everything but a
/// doubt or an end; what is not verified yet goes before the lead's work, and after somebody acknowledged. `over`: the incident
/// is resolved, and nothing else waits.
pub fn next(
    line: Next,
    over: bool,
    courses: &[Course],
    reader: &Who,
    rights: &Rights,
    now: Timestamp,
) -> Next {
    // Deleted, or an act in doubt.
    if line.act.is_none() && !over {
        return line;
    }
    if let Some(request) = asked_about(NextAct::Approve, courses, reader, rights, now) {
        let who = request.order.who.name();
        return Next {
            line: format!(
                "{who} asks for a second person: quarantine {}?",
                request.order.device
            ),
            act: Some(NextAct::Approve),
            mine: true,
            until: None,
        };
    }
    let Some(act) = line.act else {
        // A quarantine outlives its incident, and people are paged when its time is over.
        let expired = pressing(courses, now).filter(|one| has_expired(one, now));
        return expired.map_or(line, |one| presses_now(one, rights, now));
    };
    // Somebody else is woken in minutes, which takes one press to prevent.
    if matches!(
        act,
        NextAct::Acknowledge | NextAct::AcceptPage | NextAct::StopPaging
    ) {
        return line;
    }
    let Some(pressing) = pressing(courses, now) else {
        return line;
    };
    presses_now(pressing, rights, now)
}

fn presses_now(pressing: &Course, rights: &Rights, now: Timestamp) -> Next {
    let expired = has_expired(pressing, now);
    let act = match pressing.stage() {
        Stage::Applied if !pressing.order.cut => NextAct::Cut,
        Stage::Applied if !expired && pressing.progress.cannot.is_none() => NextAct::Cut,
        _ => NextAct::Containment,
    };
    Next {
        line: if expired {
            let device = &pressing.order.device;
            format!(
                "The time of {device}'s quarantine is over; it stays contained. Release it, or let it last."
            )
        } else {
            pressing.line(now)
        },
        act: Some(act),
        mine: rights.allows(act.right()) && rights.allows(Right::Contain),
        until: None,
    }
}

/// The order that the line asks about with `act`: whose device that is, its button is about.
pub fn asked_about<'a>(
    act: NextAct,
    courses: &'a [Course],
    reader: &Who,
    rights: &Rights,
    now: Timestamp,
) -> Option<&'a Course> {
    match act {
        NextAct::Approve => current(courses).find(|one| may_approve(one, reader, rights)),
        _ => pressing(courses, now),
    }
}

fn current(courses: &[Course]) -> impl Iterator<Item = &Course> {
    courses.iter().filter(|one| one.end.is_none())
}

fn pressing(courses: &[Course], now: Timestamp) -> Option<&Course> {
    current(courses)
        .filter(|one| presses(one, now))
        .max_by_key(|one| weight(one, now))
}

fn may_approve(course: &Course, reader: &Who, rights: &Rights) -> bool {
    matches!(course.order.approval, Approval::Waits { .. })
        && rights.allows(Right::Approve)
        && reader.subject().is_some()
        && reader.subject() != course.order.who.subject()
}

fn has_expired(course: &Course, now: Timestamp) -> bool {
    course.order.contains() && course.order.expires.is_some_and(|at| at <= now)
}

fn presses(course: &Course, now: Timestamp) -> bool {
    course.stage() != Stage::Verified || has_expired(course, now)
}

/// What presses more than the others: what fails, then what waits for somebody, then what takes its time.
fn weight(course: &Course, now: Timestamp) -> u8 {
    match course.stage() {
        _ if course.progress.trouble.is_some() => 5,
        _ if has_expired(course, now) => 4,
        Stage::Waits => 3,
        Stage::Requested | Stage::Partial | Stage::Releasing => 2,
        Stage::Applied => 1,
        _ => 0,
    }
}
