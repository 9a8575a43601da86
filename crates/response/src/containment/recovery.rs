use crate::Console;
use crate::ports::JournalError;
use domain::containment::{Answers, Recovery};
use domain::device::Captured;
use domain::ids::DeviceName;
use std::collections::HashMap;

/// What is known of the recovery questions of these devices, in their order. Nothing is asked of AWS for it: a thing's
/// attributes are those that were read last, when the device was captured or by Readiness.
pub(crate) async fn recovery(
    console: &Console,
    devices: &[DeviceName],
) -> Result<Vec<Recovery>, JournalError> {
    let known = recovery_and_captures(console, devices).await?;
    Ok(known.into_iter().map(|(recovery, _)| recovery).collect())
}

/// The same, each with the device's last capture.
pub(super) async fn recovery_and_captures(
    console: &Console,
    devices: &[DeviceName],
) -> Result<Vec<(Recovery, Option<Captured>)>, JournalError> {
    let answered = console.journal.answers(devices).await?;
    let mut here: HashMap<DeviceName, _> = answered
        .into_iter()
        .map(|one| (one.device.clone(), one))
        .collect();
    let readiness = console.readiness.things();
    let mut all = Vec::with_capacity(devices.len());
    for device in devices {
        let captured = console.journal.device(device).await?;
        let seen = captured
            .as_ref()
            .and_then(|one| Some((one.device.thing.read?, one.device.registry_answers()?)));
        let listed = readiness
            .as_ref()
            .and_then(|(at, things)| Some((*at, *things.get(device)?)));
        let latest = seen.into_iter().chain(listed).max_by_key(|(at, _)| *at);
        let recovery = Recovery {
            here: here.remove(device),
            registry: latest.map_or_else(Answers::default, |(_, answers)| answers),
        };
        all.push((recovery, captured));
    }
    Ok(all)
}
