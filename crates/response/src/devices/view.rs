use super::refresh;
use crate::containment::{containments, recovery};
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::device::{Captured, DeviceView, changes};
use domain::ids::{DeviceName, IncidentId};
use domain::rights::Right;
use std::time::Duration;

/// A capture older than this is renewed when somebody looks.
const FRESH: i64 = 25_000;
/// How long one process renews a device's capture, in milliseconds.
const LEASE: i64 = 20_000;
/// How long the first reader of a device waits for its first capture.
const PATIENCE: Duration = Duration::from_secs(4);
/// "At detection" means within so many milliseconds of the incident.
const AT_DETECTION: i64 = 60_000;
/// How many violation events are told.
const EVENTS: u32 = 500;

/// A device as its pane shows it: from what was kept, renewed behind the reader's back when it is old.
pub async fn view(
    console: &Console,
    actor: &Actor,
    name: &DeviceName,
    incident: Option<&IncidentId>,
) -> Result<DeviceView, ResponseError> {
    actor.require(Right::Read)?;
    let created = match incident {
        Some(id) => Some(known(console, id).await?.copy.record.created),
        None => None,
    };
    renew(console, name, incident).await?;
    let then = match incident {
        Some(id) => console.journal.then(id, name).await?,
        None => None,
    };
    let now = console.journal.device(name).await?;
    let differs = |then: &Captured, now: &Captured| changes(&then.device, &now.device);
    Ok(DeviceView {
        name: name.clone(),
        at_detection: then
            .as_ref()
            .zip(created)
            .is_some_and(|(then, created)| then.at.since(created).abs() <= AT_DETECTION),
        changes: then
            .as_ref()
            .zip(now.as_ref())
            .map(|(then, now)| differs(then, now))
            .unwrap_or_default(),
        then,
        now,
        events: console.journal.violation_events(name, EVENTS).await?,
        recovery: recovery(console, std::slice::from_ref(name))
            .await?
            .pop()
            .unwrap_or_default(),
        containments: containments(console, actor, name).await?,
        incidents: console.journal.involving(name).await?,
        rights: actor.rights.clone(),
        clock: console.clock.now(),
    })
}

/// Renews an old capture; only a device that was never captured is waited for.
async fn renew(
    console: &Console,
    name: &DeviceName,
    incident: Option<&IncidentId>,
) -> Result<(), ResponseError> {
    let now = console.clock.now();
    let kept = console.journal.device(name).await?;
    if kept.as_ref().is_some_and(|one| now.since(one.at) < FRESH) {
        return Ok(());
    }
    let owner = format!("{}-{}", console.live.epoch(), now.0);
    if !console
        .journal
        .lease(&format!("capture/{name}"), &owner, now, now.plus(LEASE))
        .await?
    {
        return Ok(());
    }
    let (console, name, incident) = (console.clone(), name.clone(), incident.cloned());
    let reading = tokio::spawn(async move {
        if let Err(error) = refresh(&console, incident.as_ref(), &name).await {
            tracing::error!(error = %error, "the journal failed while a device was captured");
        }
    });
    if kept.is_none() {
        // Should it take longer, the page shows what there is and is told of the rest.
        let _ = tokio::time::timeout(PATIENCE, reading).await;
    }
    Ok(())
}
