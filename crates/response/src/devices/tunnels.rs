use super::act::{On, in_fleet};
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::device::{DeviceAct, Tunnel, TunnelTokens};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// How long a tunnel lasts at most, in minutes (AWS's limit).
const LONGEST: i32 = 720;

/// Opens a tunnel to a service of a device. Its tokens are handed to who opened it, once, and kept nowhere: a form sent
/// twice gets none.
pub async fn open_tunnel(
    console: &Console,
    actor: &Actor,
    on: On<'_>,
    service: &str,
    minutes: i32,
    reason: Reason,
) -> Result<(Done, Option<TunnelTokens>), ResponseError> {
    actor.require(Right::Respond)?;
    if !(1..=LONGEST).contains(&minutes) {
        return Err(ResponseError::Refused(format!(
            "A tunnel lasts 1 to {LONGEST} minutes."
        )));
    }
    let device = on.device;
    if !device.is_thing_name() {
        return Err(ResponseError::Refused(format!(
            "{device} is no thing name: no tunnel leads to it."
        )));
    }
    let does = DeviceAct::OpenTunnel {
        service: service.to_owned(),
        minutes,
        reason,
    };
    // The entry's id in the description is how a tunnel is found again whose answer was lost.
    let description = format!("Lazaret {}", on.entry);
    let call = async {
        console
            .fleet
            .open_tunnel(device, service, minutes, &description)
            .await
    };
    in_fleet(console, actor, on, does, "Tunnel opened", call).await
}

/// Closes a tunnel of the device.
pub async fn close_tunnel(
    console: &Console,
    actor: &Actor,
    on: On<'_>,
    tunnel: &str,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    if console.journal.entry(on.entry).await?.is_none() {
        its_own(console, on, tunnel).await?;
    }
    let does = DeviceAct::CloseTunnel {
        tunnel: tunnel.to_owned(),
        reason: Some(reason),
    };
    let call = async { console.fleet.close_tunnel(tunnel).await };
    let (done, _) = in_fleet(console, actor, on, does, "Tunnel closed", call).await?;
    Ok(done)
}

/// Gives a tunnel new tokens, handed to who asked, once, and kept nowhere; the old ones end. A form sent twice gets none.
pub async fn rotate_tunnel(
    console: &Console,
    actor: &Actor,
    on: On<'_>,
    tunnel: &str,
    reason: Reason,
) -> Result<(Done, Option<TunnelTokens>), ResponseError> {
    actor.require(Right::Respond)?;
    if !its_own(console, on, tunnel).await?.open {
        return Err(ResponseError::NotFound);
    }
    let does = DeviceAct::RotateTunnel {
        tunnel: tunnel.to_owned(),
        reason,
    };
    let call = async { console.fleet.rotate_tunnel(tunnel).await };
    in_fleet(console, actor, on, does, "New tokens", call).await
}

/// The tunnel, if it leads to the device: AWS takes any, and the record would name the wrong one.
async fn its_own(console: &Console, on: On<'_>, tunnel: &str) -> Result<Tunnel, ResponseError> {
    if let Some(id) = on.incident {
        known(console, id).await?;
    }
    let all = console.fleet.tunnels(on.device).await?;
    let found = all.into_iter().find(|one| one.id == tunnel);
    found.ok_or(ResponseError::NotFound)
}
