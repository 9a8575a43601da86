use super::act::{On, write_end};
use crate::Console;
use crate::ports::StoreError;
use domain::device::DeviceAct;
use domain::entry::Outcome;
use domain::ids::{DeviceName, EntryId, IncidentId};

/// Ends an act on a device whose answer was lost, by its own rule; while the fleet can't be asked, it stays open.
pub(crate) async fn settle(
    console: &Console,
    incident: Option<&IncidentId>,
    device: &DeviceName,
    entry: &EntryId,
    does: &DeviceAct,
) {
    let found = match found(console, device, entry, does).await {
        Ok(Some(found)) => found,
        Ok(None) => return,
        Err(error) => {
            tracing::warn!(error = %error, entry = %entry, "an act on a device stays in doubt");
            return;
        }
    };
    let (holds, read) = found;
    let read = format!("{read}, {}", console.clock.now().clock_text());
    let on = On {
        entry,
        incident,
        device,
    };
    if let Err(error) = write_end(console, on, Outcome::Settled { holds, read }).await {
        tracing::error!(error = %error, entry = %entry, "the outcome of an act on a device could not be written");
    }
}

async fn found(
    console: &Console,
    device: &DeviceName,
    entry: &EntryId,
    does: &DeviceAct,
) -> Result<Option<(bool, String)>, StoreError> {
    let fleet = &console.fleet;
    Ok(match does {
        // A cut can't be read back, and does no harm twice.
        DeviceAct::Cut { client, .. } => {
            fleet.cut_connection(client).await?;
            Some((true, "cut again".to_owned()))
        }
        DeviceAct::Verify {
            violation,
            verification,
            ..
        } => {
            let all = fleet.violations(device).await?;
            let now = all
                .iter()
                .find(|one| &one.id == violation)
                .map(|one| one.verification);
            let word = now.map_or("not among the active ones", |one| one.word());
            Some((
                now == Some(*verification),
                format!("the violation is {word}, read back"),
            ))
        }
        // Nobody has its tokens: it is of no use to anybody, and is not left open.
        DeviceAct::OpenTunnel { .. } => {
            let tunnels = fleet.tunnels(device).await?;
            let ours = |one: &&domain::device::Tunnel| {
                one.open
                    && one
                        .description
                        .as_ref()
                        .is_some_and(|text| text.contains(entry.as_str()))
            };
            let mut closed = 0;
            for tunnel in tunnels.iter().filter(ours) {
                fleet.close_tunnel(&tunnel.id).await?;
                closed += 1;
            }
            Some((
                false,
                format!("its tokens were lost; {closed} open tunnels of it were closed"),
            ))
        }
        // Which of its tokens hold can't be read: whoever needs it makes new ones.
        DeviceAct::RotateTunnel { .. } => Some((
            false,
            "its new tokens were lost, and the old ones may have ended; make new ones".to_owned(),
        )),
        DeviceAct::CloseTunnel { tunnel, .. } => {
            fleet.close_tunnel(tunnel).await?;
            Some((true, "closed again".to_owned()))
        }
        _ => None,
    })
}
