use super::chain::touch;
use super::due;
use super::expiry;
use super::observe::observe;
use super::page::{Why, page, pagings, unpaged};
use super::report::{report, reports};
use super::take::take;
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::containment::{Approval, Before, Course, End, Stage, Step, advance};
use domain::time::Timestamp;

/// How long after whom to page could not be read it is tried again, in milliseconds.
const PAGED_AGAIN: i64 = 30_000;

/// Looks at one order: reads AWS, does what is lacking, reads nothing into what was not read back. `many` orders share
/// the fleet's quotas. A death anywhere in here is made good by the next look.
pub async fn work(console: &Console, course: Course, many: usize) -> Result<(), ResponseError> {
    let now = console.clock.now();
    if let Approval::Waits { until } = course.order.approval {
        return if until <= now {
            lapse(console, course, now).await
        } else {
            Box::pin(wait(console, course, until, now)).await
        };
    }
    let seen = observe(&*console.fleet, now, &course.order.device).await;
    let mut next = course.clone();
    if next.order.before.is_none() {
        next.order.before = Before::of(&seen, next.order.strength);
        if next.order.before.is_none() {
            next.progress.unread = seen.unread();
            next.due = due::next(&next, &[], now, many);
            save(console, &course, next, Vec::new()).await?;
            return Ok(());
        }
        // How it was is on disk before anything is changed: otherwise a death in between would lose it for good.
        let Some(kept) = save(console, &course, next, Vec::new()).await? else {
            return Ok(());
        };
        next = kept;
    }
    let course = next.clone();
    let settings = &console.settings.containment;
    let (progress, steps) = advance(&course.order, &course.progress, &seen, now, settings);
    next.progress = progress;
    do_steps(console, &mut next, &steps).await;
    let mut told = reports(console, &course, &mut next);
    if let Some(proof) = &next.progress.released {
        next.end = Some(End::Released { at: proof.at });
    }
    let (asks, calls) = expiry::ask(console, &mut next, now).await;
    told.extend(asks);
    next.due = due::next(&next, &steps, console.clock.now(), many);
    if let Some(saved) = save(console, &course, next, told).await? {
        // Boxed, as waiting is: it is seldom, and every look would be as large.
        Box::pin(page(console, &saved.order, calls)).await?;
    }
    Ok(())
}

/// Out of traffic goes on after a failed step, for the others may still be done; back into traffic does not.
async fn do_steps(console: &Console, course: &mut Course, steps: &[Step]) {
    for step in steps {
        // Somebody may have asked for the opposite since this order was read: then it loosens nothing any more.
        if step.loosens() && !still_counts(console, course).await {
            return;
        }
        match take(&*console.fleet, &course.order.device, step).await {
            Ok(()) => course.progress.accepted(step, console.clock.now()),
            Err(error) => {
                tracing::warn!(error = %error, device = %course.order.device, "a step of a containment failed");
                let throttled = matches!(error, StoreError::Throttled { .. });
                course
                    .progress
                    .fails(step, error.to_string(), console.clock.now());
                if throttled || !course.order.contains() {
                    return;
                }
            }
        }
    }
}

async fn still_counts(console: &Console, course: &Course) -> bool {
    let now = console.journal.course(&course.order.id).await;
    matches!(now, Ok(Some(now)) if now.end.is_none() && now.revision == course.revision)
}

async fn lapse(console: &Console, course: Course, now: Timestamp) -> Result<(), ResponseError> {
    let mut next = course.clone();
    next.end = Some(End::Lapsed { at: now });
    let told = report(
        console,
        &course,
        Stage::Lapsed,
        "nobody answered; nothing was changed".to_owned(),
    );
    save(console, &course, next, vec![told]).await?;
    Ok(())
}

/// Somebody who may agree is paged once; until then nothing is done.
async fn wait(
    console: &Console,
    course: Course,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), ResponseError> {
    let mut next = course.clone();
    next.due = until;
    let mut calls = Vec::new();
    if next.progress.asked.is_none() {
        match pagings(console, &next.order, Why::Approval).await {
            Ok(found) => (calls, next.progress.asked) = (found, Some(now)),
            Err(error) => {
                unpaged(error);
                next.due = until.min(now.plus(PAGED_AGAIN));
            }
        }
    }
    let told = calls.iter().map(|one| (one.entry.clone(), None)).collect();
    if let Some(saved) = save(console, &course, next, told).await? {
        page(console, &saved.order, calls).await?;
    }
    Ok(())
}

/// Saves what differs. `None`: somebody else changed the order meanwhile, and theirs stands.
async fn save(
    console: &Console,
    before: &Course,
    next: Course,
    told: Vec<(domain::entry::NewEntry, Option<domain::ids::IncidentId>)>,
) -> Result<Option<Course>, ResponseError> {
    let saved = console.journal.save_course(&next, &told).await?;
    if saved.is_some() && shows_more(before, &next, &told) {
        touch(console, next.order.incident.as_ref(), &next.order.device).await?;
    }
    Ok(saved)
}

/// Whether pages have something new to show; that it was looked at again is not.
fn shows_more<T>(before: &Course, next: &Course, told: &[T]) -> bool {
    let mut quiet = next.progress.clone();
    quiet.observed = before.progress.observed;
    !told.is_empty() || quiet != before.progress || next.end != before.end
}
