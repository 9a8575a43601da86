use super::again::{Form, sent_before};
use super::chain::{entry_of, touch};
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Approval, Course};
use domain::device::DeviceAct;
use domain::entry::NewEntry;
use domain::ids::EntryId;
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// Agrees, as a second person, to a quarantine. Nobody agrees to their own.
pub async fn approve(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    of: &EntryId,
    reason: Option<Reason>,
) -> Result<Done, ResponseError> {
    let does = DeviceAct::Approve {
        of: of.clone(),
        reason,
    };
    decide(console, actor, entry, of, does, "Approved", |course, now| {
        course.order.approval = Approval::Given {
            by: actor.who.clone(),
            at: now,
        };
        course.due = now;
        // That somebody was asked to agree says nothing about its end.
        course.progress.asked = None;
    })
    .await
}

/// Writes what a second person decided, and changes the order, in one commit.
pub(super) async fn decide(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    of: &EntryId,
    does: DeviceAct,
    said: &str,
    change: impl FnOnce(&mut Course, domain::time::Timestamp),
) -> Result<Done, ResponseError> {
    actor.require(Right::Approve)?;
    let mut course = console.journal.course(of).await?.ok_or(ResponseError::NotFound)?;
    let now = console.clock.now();
    let form = Form {
        entry,
        incident: course.order.incident.as_ref(),
        device: &course.order.device,
    };
    if !sent_before(console, actor, form, |there, _| *there == does).await? {
        let told = told(console, actor, entry, &course, does);
        may_decide(actor, &course, now)?;
        change(&mut course, now);
        if console.journal.save_course(&course, &[told]).await?.is_none() {
            return Err(ResponseError::Refused(
                "Somebody else decided meanwhile. Look again.".into(),
            ));
        }
    }
    let incident = course.order.incident.clone();
    let version = touch(console, incident.as_ref(), &course.order.device).await?;
    Ok(Done {
        entry: entry.clone(),
        version: version.unwrap_or_default(),
        said: said.to_owned(),
        in_doubt: false,
        incident,
    })
}

/// The act of a person on an order, told where the order is.
pub(super) fn told(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    course: &Course,
    does: DeviceAct,
) -> (NewEntry, Option<domain::ids::IncidentId>) {
    let incident = course.order.incident.clone();
    let new = entry_of(
        console,
        &actor.who,
        entry.clone(),
        incident.as_ref(),
        &course.order.device,
        does,
    );
    (new, incident)
}

fn may_decide(actor: &Actor, course: &Course, now: domain::time::Timestamp) -> Result<(), ResponseError> {
    let refuse = |why: &str| Err(ResponseError::Refused(why.to_owned()));
    let Approval::Waits { until } = course.order.approval else {
        return refuse("It does not wait for a second person.");
    };
    if course.end.is_some() || until <= now {
        return refuse("The request is over. Ask again.");
    }
    match (actor.who.subject(), course.order.who.subject()) {
        (None, _) => refuse("Only a person can be the second person."),
        (Some(one), Some(other)) if one == other => {
            refuse("You asked for it yourself: somebody else has to agree.")
        }
        (Some(_), _) => Ok(()),
    }
}
