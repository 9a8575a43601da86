use super::act::{On, in_fleet};
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::device::DeviceAct;
use domain::entry::Body;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// Cuts a device's session by hand, under the client id that it is connected with. It may come back at once unless
/// something keeps it away.
pub async fn cut(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    incident: Option<&IncidentId>,
    device: &DeviceName,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Contain)?;
    let before = console.journal.entry(entry).await?.map(|there| there.entry.body);
    let client = if let Some(Body::Act(Act::Device {
        does: DeviceAct::Cut { client, .. },
        ..
    })) = before
    {
        // The form once more: as whom it was connected then.
        client
    } else {
        let seen = console.fleet.connection(device).await?;
        seen.client.unwrap_or_else(|| device.to_string())
    };
    let does = DeviceAct::Cut {
        client: client.clone(),
        reason,
    };
    let on = On {
        entry,
        incident,
        device,
    };
    let call = async { console.fleet.cut_connection(&client).await };
    let (done, _) = in_fleet(console, actor, on, does, "Connection cut", call).await?;
    Ok(done)
}
