use super::report::report;
use crate::Console;
use domain::containment::{Course, Stage};
use domain::entry::NewEntry;
use domain::ids::IncidentId;
use domain::time::Timestamp;

/// Asks whether a quarantine whose time is over is to last, and again as long as nobody says so; it never ends by
/// itself. The report that it gives is the question: on the record, and with it on the incident's timeline, in the NEXT
/// line and in the list's "waits on". Whoever pages people about it does so where this gives one, which is once for
/// each time that it is asked: what is told is told only if the course is saved with it.
pub(super) fn ask(
    console: &Console,
    course: &mut Course,
    now: Timestamp,
) -> Option<(NewEntry, Option<IncidentId>)> {
    let every = console.settings.containment.ask_again;
    if !is_due(course, now, every) {
        return None;
    }
    course.progress.asked = Some(now);
    let line = "its time is over: release it, or let it last. It stays contained until somebody does";
    Some(report(console, course, Stage::Waits, line.to_owned()))
}

/// Whether the time of a quarantine is over and nobody was asked lately.
fn is_due(course: &Course, now: Timestamp, every: i64) -> bool {
    course.order.contains()
        && course.order.expires.is_some_and(|at| at <= now)
        && course.progress.asked.is_none_or(|at| now.since(at) >= every)
}
