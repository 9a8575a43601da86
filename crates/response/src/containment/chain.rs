//! Where acts on devices are told.

use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Who;
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::{DeviceId, DeviceName, EntryId, IncidentId};
use domain::version::{Pane, Version};

/// The incident's chain where there is one, otherwise the device's own.
pub(crate) fn chain_of(console: &Console, incident: Option<&IncidentId>, device: &DeviceName) -> ChainId {
    match incident {
        Some(id) => ChainId::Incident(id.clone()),
        None => ChainId::Device(DeviceId {
            account: console.settings.account.clone(),
            region: console.settings.region.clone(),
            name: device.clone(),
        }),
    }
}

/// The entry of an act on a device, written now.
pub(crate) fn entry_of(
    console: &Console,
    who: &Who,
    id: EntryId,
    incident: Option<&IncidentId>,
    device: &DeviceName,
    does: DeviceAct,
) -> NewEntry {
    NewEntry {
        id,
        chain: chain_of(console, incident, device),
        who: who.clone(),
        at: console.clock.now(),
        body: Body::Act(Act::Device {
            device: device.clone(),
            does,
        }),
    }
}

/// Tells the pages that show the device: those of the incident it was done on, and of others that involve it.
pub(crate) async fn touch(
    console: &Console,
    incident: Option<&IncidentId>,
    device: &DeviceName,
) -> Result<Option<Version>, ResponseError> {
    const PANES: [Pane; 4] = [Pane::Header, Pane::Timeline, Pane::Device, Pane::Containment];
    let involved = console.journal.incidents_of(device).await?;
    for (id, _) in involved.iter().filter(|(id, _)| Some(id) != incident) {
        console.live.bump(id, &PANES);
    }
    Ok(incident.map(|id| console.live.bump(id, &PANES)))
}
