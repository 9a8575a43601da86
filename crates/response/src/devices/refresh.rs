use super::capture;
use crate::{Console, ResponseError};
use domain::device::{Captured, changes};
use domain::ids::{DeviceName, GroupName, IncidentId};
use domain::time::Timestamp;
use domain::version::Pane;

/// How far back the service keeps violations, in milliseconds: 30 days.
const KEPT: i64 = 30 * 24 * 3_600_000;
/// Events may be told late: so much is asked for again.
const OVERLAP: i64 = 3_600_000;

/// Reads a device and keeps what was read: as it is now, for an incident also as it was first seen, and its violations'
/// events, which AWS forgets.
pub async fn refresh(
    console: &Console,
    incident: Option<&IncidentId>,
    name: &DeviceName,
) -> Result<(), ResponseError> {
    let seen = capture(console, name).await;
    let before = console.journal.device(name).await?;
    let now = match &before {
        Some(before) => Captured {
            at: seen.at,
            device: before.device.clone().after(seen.device.clone()),
        },
        None => seen.clone(),
    };
    let grouped = grouped(&now, &console.settings.containment.group);
    console.journal.save_device(&now, grouped).await?;
    let mut changed = before.is_none_or(|before| !changes(&before.device, &now.device).is_empty());
    if let Some(id) = incident {
        changed |= keep_then(console, id, seen).await?;
    }
    keep_events(console, name, now.at).await?;
    if changed {
        for (id, _) in console.journal.incidents_of(name).await? {
            console.live.bump(&id, &[Pane::Device]);
        }
        if let Some(id) = incident {
            console.live.bump(id, &[Pane::Device]);
        }
    }
    Ok(())
}

/// When it was read to be in the quarantine group, whoever put it there.
fn grouped(seen: &Captured, quarantine: &GroupName) -> Option<Timestamp> {
    let groups = &seen.device.groups;
    let is_in = groups.value.iter().flatten().any(|one| &one.group == quarantine);
    groups.read.filter(|_| is_in)
}

/// The first capture stays. Sections that it could not read are filled by the first that can; each carries its time.
async fn keep_then(console: &Console, id: &IncidentId, seen: Captured) -> Result<bool, ResponseError> {
    let Some(kept) = console.journal.then(id, &seen.device.name).await? else {
        console.journal.save_then(id, &seen).await?;
        return Ok(true);
    };
    let filled = Captured {
        at: kept.at,
        device: seen.device.after(kept.device.clone()),
    };
    if filled.device == kept.device {
        return Ok(false);
    }
    console.journal.save_then(id, &filled).await?;
    Ok(true)
}

/// What can't be read now is read the next time: the service keeps it for a month.
async fn keep_events(console: &Console, name: &DeviceName, now: Timestamp) -> Result<(), ResponseError> {
    let last = console.journal.violation_events(name, 1).await?.pop();
    let from = last.map_or(now.plus(-KEPT), |one| one.at.plus(-OVERLAP));
    match console.fleet.violation_events(name, from, now).await {
        Ok(events) => console.journal.save_violation_events(name, &events).await?,
        Err(error) => tracing::debug!(error = %error, device = %name, "violations could not be copied"),
    }
    Ok(())
}
