use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{ContainmentView, Course};
use domain::ids::{DeviceName, IncidentId};
use domain::rights::Right;

/// A device's orders, latest first: the one that counts, if any, is among them without an end.
pub async fn containments(
    console: &Console,
    actor: &Actor,
    device: &DeviceName,
) -> Result<Vec<ContainmentView>, ResponseError> {
    actor.require(Right::Read)?;
    Ok(views(console, console.journal.courses_of(device).await?))
}

/// The orders asked for on an incident, latest first: the progress of many devices.
pub async fn on_incident(
    console: &Console,
    actor: &Actor,
    incident: &IncidentId,
) -> Result<Vec<ContainmentView>, ResponseError> {
    actor.require(Right::Read)?;
    Ok(views(console, console.journal.courses_on(incident).await?))
}

/// All orders that count: what is out of traffic now, on its way there or back.
pub async fn current(console: &Console, actor: &Actor) -> Result<Vec<ContainmentView>, ResponseError> {
    actor.require(Right::Read)?;
    Ok(views(console, console.journal.current_courses().await?))
}

fn views(console: &Console, courses: Vec<Course>) -> Vec<ContainmentView> {
    let now = console.clock.now();
    courses
        .into_iter()
        .map(|one| ContainmentView::of(one, now))
        .collect()
}

/// The order that counts for a device.
pub(crate) async fn current_of(
    console: &Console,
    device: &DeviceName,
) -> Result<Option<Course>, ResponseError> {
    let all = console.journal.courses_of(device).await?;
    Ok(all.into_iter().find(|one| one.end.is_none()))
}
