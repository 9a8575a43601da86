use crate::Console;
use crate::ports::JournalError;
use domain::containment::{Answers, Recovery};
use domain::ids::DeviceName;
use std::collections::HashMap;

/// What is known of the recovery questions of these devices, in their order. Nothing is asked of AWS for it: a thing's
/// attributes are those that were captured last, and of a device that nobody looked at yet, those that Readiness read.
pub(crate) async fn recovery(
    console: &Console,
    devices: &[DeviceName],
) -> Result<Vec<Recovery>, JournalError> {
    let answered = console.journal.answers(devices).await?;
    let mut here: HashMap<DeviceName, _> = answered
        .into_iter()
        .map(|one| (one.device.clone(), one))
        .collect();
    let read = console.readiness.devices();
    let mut all = Vec::with_capacity(devices.len());
    for device in devices {
        let captured = console.journal.device(device).await?;
        let registry = captured.and_then(|one| one.device.registry_answers());
        let before = || read.as_ref()?.get(device).copied();
        all.push(Recovery {
            here: here.remove(device),
            registry: registry.or_else(before).unwrap_or_else(Answers::default),
        });
    }
    Ok(all)
}
