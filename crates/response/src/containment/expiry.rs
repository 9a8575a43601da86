use super::page::{Paging, Why, pagings, unpaged};
use super::report::report;
use crate::Console;
use domain::containment::{Course, Stage};
use domain::entry::NewEntry;
use domain::ids::IncidentId;
use domain::time::Timestamp;

/// When whoever could not be paged is paged again, in milliseconds.
const PAGED_AGAIN: i64 = 30_000;

/// Asks whether a quarantine whose time is over is to last, and again as long as nobody says so; it never ends by
/// itself. Gives what goes on the record with the course – the question, which so stands on the incident's timeline, in
/// the NEXT line and in the list's "waits on", and who is to be paged – and the pages to send once that is saved.
pub(super) async fn ask(
    console: &Console,
    course: &mut Course,
    now: Timestamp,
) -> (Vec<(NewEntry, Option<IncidentId>)>, Vec<Paging>) {
    let every = console.settings.containment.ask_again;
    if !is_due(course, now, every) {
        return (Vec::new(), Vec::new());
    }
    let why = Why::Expired {
        times: overdue(course, now, every),
    };
    let calls = match Box::pin(pagings(console, &course.order, why)).await {
        Ok(calls) => {
            course.progress.asked = Some(now);
            calls
        }
        // Nobody's phone rings: it is tried again soon. That it is asked stands on the record once all the same.
        Err(error) => {
            let before = course.progress.asked.replace(now.plus(PAGED_AGAIN - every));
            let none = unpaged(error);
            if before.is_some() {
                return (Vec::new(), none);
            }
            none
        }
    };
    let line = "its time is over: release it, or let it last. It stays contained until somebody does";
    let mut told = vec![report(console, course, Stage::Waits, line.to_owned())];
    told.extend(calls.iter().map(|one| (one.entry.clone(), None)));
    (told, calls)
}

/// Whether the time of a quarantine is over and nobody was asked lately.
fn is_due(course: &Course, now: Timestamp, every: i64) -> bool {
    course.order.contains()
        && course.order.expires.is_some_and(|at| at <= now)
        && course.progress.asked.is_none_or(|at| now.since(at) >= every)
}

/// How many spans of asking a quarantine is over its time: the same for all that were asked for at once.
fn overdue(course: &Course, now: Timestamp, every: i64) -> i64 {
    let over = course.order.expires.map_or(0, |at| now.since(at));
    over / every.max(1)
}
