use super::recovery::recovery_and_captures;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Glance, Recovery};
use domain::device::Captured;
use domain::ids::DeviceName;
use domain::rights::Right;

/// What is known of these devices before they are taken out of traffic together, in their order.
pub async fn glances(
    console: &Console,
    actor: &Actor,
    devices: &[DeviceName],
) -> Result<Vec<Glance>, ResponseError> {
    actor.require(Right::Read)?;
    let group = &console.settings.containment.group;
    let known = recovery_and_captures(console, devices).await?.into_iter();
    let all = devices.iter().zip(known);
    let glance = |(device, (recovery, captured)): (&DeviceName, (Recovery, Option<Captured>))| {
        Glance::of(device, captured.as_ref(), recovery.answers(), group)
    };
    Ok(all.map(glance).collect())
}
