//! What the forms about tunnels send.

use super::device::{device_failed, invalid};
use crate::error::AppError;
use domain::actor::Actor;
use domain::device::TunnelTokens;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::text::Reason;
use domain::view::Done;
use response::{Console, ResponseError, devices};

/// The service that a tunnel leads to: 1 to 128 characters (AWS IoT secure tunneling).
fn service(text: &str) -> Result<String, AppError> {
    let text = text.trim();
    let fits = (1..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    if fits {
        Ok(text.to_owned())
    } else {
        Err(invalid(
            "Service",
            "Service must be 1 to 128 letters, digits and signs, such as SSH.".into(),
        ))
    }
}

/// Opens a tunnel: what was done, and the tokens with the Region that they are for.
pub async fn tunnel(
    console: &Console,
    actor: &Actor,
    on: Place,
    (to, minutes): (&str, i32),
    reason: String,
) -> Result<(Done, Option<(TunnelTokens, String)>), AppError> {
    let (to, reason) = (service(to)?, Reason::new(reason)?);
    let opened = devices::open_tunnel(console, actor, place(&on), &to, minutes, reason);
    given(console, opened.await)
}

/// Gives a tunnel new tokens.
pub async fn new_tokens(
    console: &Console,
    actor: &Actor,
    on: Place,
    tunnel: &str,
    reason: String,
) -> Result<(Done, Option<(TunnelTokens, String)>), AppError> {
    let rotated = devices::rotate_tunnel(console, actor, place(&on), tunnel, Reason::new(reason)?);
    given(console, rotated.await)
}

/// Closes a tunnel.
pub async fn end_tunnel(
    console: &Console,
    actor: &Actor,
    on: Place,
    tunnel: &str,
    reason: String,
) -> Result<Done, AppError> {
    let closed = devices::close_tunnel(console, actor, place(&on), tunnel, Reason::new(reason)?);
    closed.await.map_err(device_failed)
}

/// Where an act on a device stands: on which incident, if on one, of which device, under which entry.
type Place = (Option<IncidentId>, DeviceName, EntryId);

fn place((incident, device, entry): &Place) -> devices::On<'_> {
    devices::On {
        entry,
        incident: incident.as_ref(),
        device,
    }
}

/// Tokens with the Region that the command for them needs.
fn given(
    console: &Console,
    done: Result<(Done, Option<TunnelTokens>), ResponseError>,
) -> Result<(Done, Option<(TunnelTokens, String)>), AppError> {
    let (done, tokens) = done.map_err(device_failed)?;
    let region = console.settings.region.to_string();
    Ok((done, tokens.map(|tokens| (tokens, region))))
}
