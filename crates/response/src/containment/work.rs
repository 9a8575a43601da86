use super::chain::touch;
use super::due;
use super::expiry;
use super::observe::observe;
use super::report::{report, reports};
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::containment::{Approval, Before, Containment, Course, End, Stage, Step, advance};
use domain::time::Timestamp;

/// Looks at one order: reads AWS, does what is lacking, reads nothing into what was not read back. `many` orders share
/// the fleet's quotas. A death anywhere in here is made good by the next look.
pub async fn work(console: &Console, course: Course, many: usize) -> Result<(), ResponseError> {
    let now = console.clock.now();
    if let Approval::Waits { until } = course.order.approval {
        return if until <= now {
            lapse(console, course, now).await
        } else {
            wait(console, course, until).await
        };
    }
    let seen = observe(console, &course.order.device).await;
    let mut next = course.clone();
    if next.order.before.is_none() {
        next.order.before = Before::of(&seen, next.order.strength);
        if next.order.before.is_none() {
            next.progress.unread = seen.unread();
            next.due = due::next(&next, false, now, many);
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
    told.extend(expiry::ask(console, &mut next, now));
    next.due = due::next(&next, !steps.is_empty(), console.clock.now(), many);
    save(console, &course, next, told).await?;
    Ok(())
}

/// Out of traffic goes on after a failed step, for the others may still be done; back into traffic does not.
async fn do_steps(console: &Console, course: &mut Course, steps: &[Step]) {
    for step in steps {
        // Somebody may have asked for the opposite since this order was read: then it loosens nothing any more.
        if step.loosens() && !still_counts(console, course).await {
            return;
        }
        match call(console, &course.order, step).await {
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

async fn call(console: &Console, order: &Containment, step: &Step) -> Result<(), StoreError> {
    let fleet = &console.fleet;
    match step {
        Step::AddToGroup { group, evict } => fleet.add_to_group(&order.device, group, *evict).await,
        Step::RemoveFromGroup { group } => fleet.remove_from_group(&order.device, group).await,
        Step::SetCertificate { id, active } => fleet.set_certificate(id, *active).await,
        Step::Cut { client } => fleet.cut_connection(client).await,
    }
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

async fn wait(console: &Console, course: Course, until: Timestamp) -> Result<(), ResponseError> {
    let mut next = course.clone();
    next.due = until;
    save(console, &course, next, Vec::new()).await?;
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
