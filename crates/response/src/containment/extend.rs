use super::again::{Form, is_as_long, sent_before};
use super::approve::told;
use super::chain::touch;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::device::DeviceAct;
use domain::ids::EntryId;
use domain::rights::Right;
use domain::text::Reason;
use domain::time::Timestamp;
use domain::view::Done;

/// Lets a quarantine last: until then, or without an end.
pub async fn extend(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    of: &EntryId,
    until: Option<Timestamp>,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Contain)?;
    let now = console.clock.now();
    let mut course = console.journal.course(of).await?.ok_or(ResponseError::NotFound)?;
    let form = Form {
        entry,
        incident: course.order.incident.as_ref(),
        device: &course.order.device,
    };
    let same = |there: &DeviceAct, at| {
        matches!(there, DeviceAct::Extend { of: before, until: then, reason: why }
            if before == of && *why == reason && is_as_long((*then, at), (until, now)))
    };
    if !sent_before(console, actor, form, same).await? {
        if course.end.is_some() || !course.order.contains() {
            return Err(ResponseError::Refused("This quarantine is over.".into()));
        }
        if until.is_some_and(|at| at <= now) {
            return Err(ResponseError::Refused("That time is over already.".into()));
        }
        let does = DeviceAct::Extend {
            of: of.clone(),
            until,
            reason,
        };
        let told = told(console, actor, entry, &course, does);
        (course.order.expires, course.progress.asked) = (until, None);
        if console.journal.save_course(&course, &[told]).await?.is_none() {
            return Err(ResponseError::Refused("It changed meanwhile. Look again.".into()));
        }
    }
    let incident = course.order.incident.clone();
    let version = touch(console, incident.as_ref(), &course.order.device).await?;
    Ok(Done {
        entry: entry.clone(),
        version: version.unwrap_or_default(),
        said: "The quarantine lasts".to_owned(),
        in_doubt: false,
        incident,
    })
}
