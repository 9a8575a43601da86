use super::again::Form;
use super::list::current_of;
use super::release::{again, before, begin, order};
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Aim, Course, Difference, End, Strength, differences};
use domain::device::DeviceAct;
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// What somebody else changed since an order about a device: what is asked about before it is undone.
pub async fn undo_differences(
    console: &Console,
    actor: &Actor,
    of: &EntryId,
) -> Result<Vec<Difference>, ResponseError> {
    actor.require(Right::Read)?;
    let course = console.journal.course(of).await?.ok_or(ResponseError::NotFound)?;
    let (_, seen) = before(console, &course.order.device).await?;
    Ok(differences(&course.order, &seen))
}

/// Asks for the latest order about a device to be taken back: only what it changed. `seen` is what was shown of
/// changes since; should there be others, it is refused with them, and nothing is done.
pub async fn undo(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    incident: Option<&IncidentId>,
    of: &EntryId,
    seen: Vec<Difference>,
    reason: Reason,
) -> Result<Done, ResponseError> {
    let course = console.journal.course(of).await?.ok_or(ResponseError::NotFound)?;
    actor.require(if course.order.contains() {
        Right::Release
    } else {
        Right::Contain
    })?;
    if let Some(id) = incident {
        known(console, id).await?;
    }
    let device = course.order.device.clone();
    let form = Form {
        entry,
        incident,
        device: &device,
    };
    let same = |there: &DeviceAct| {
        matches!(there, DeviceAct::Undo { of: before, despite, reason: why }
            if before == of && *despite == seen && *why == reason)
    };
    if let Some(done) = again(console, actor, form, same, "Undo requested").await? {
        return Ok(done);
    }
    let (now, observation) = before(console, &device).await?;
    let current = current_of(console, &device).await?;
    is_latest(&course, current.as_ref())?;
    let found = differences(&course.order, &observation);
    if found != seen {
        return Err(ResponseError::Differs(found));
    }
    let Some((aim, strength)) = back(&course, &now) else {
        return Err(ResponseError::Refused(
            "It changed nothing yet. Reject it, or release the device.".into(),
        ));
    };
    let does = DeviceAct::Undo {
        of: of.clone(),
        despite: seen,
        reason: reason.clone(),
    };
    let order = order(
        console,
        actor,
        entry,
        incident,
        &device,
        aim,
        strength,
        reason,
        current.as_ref(),
    );
    begin(console, order, does, "Undo requested").await
}

/// Only the latest order is undone: what came after it would be changed otherwise.
fn is_latest(course: &Course, current: Option<&Course>) -> Result<(), ResponseError> {
    let latest = match (&course.end, current) {
        (None, _) => course.order.approval.lets_act(),
        (Some(End::Released { .. }), None) => true,
        _ => false,
    };
    if latest {
        Ok(())
    } else {
        Err(ResponseError::Refused(
            "A later order counts for this device; undo that one.".into(),
        ))
    }
}

/// What takes an order back: of a quarantine only what it put in force, of a release only what it lifted.
fn back(course: &Course, now: &domain::containment::Before) -> Option<(Aim, Strength)> {
    let order = &course.order;
    let before = order.before.as_ref()?;
    if order.contains() {
        let leave_group = order.strength.by_group() && !before.in_group(&order.group);
        let activate = if order.strength.by_certificate() {
            before.active()
        } else {
            Vec::new()
        };
        return Some((
            Aim::Release {
                leave_group,
                activate,
            },
            order.strength,
        ));
    }
    let group = before.in_group(&order.group) && !now.in_group(&order.group);
    let lifted = match &order.aim {
        Aim::Release { activate, .. } => !activate.is_empty(),
        Aim::Contain => false,
    };
    Some((Aim::Contain, Strength::of(group, lifted)?))
}
