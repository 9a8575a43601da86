//! One call to the fleet, asked for on the record before and ended on it after.

use super::settle::settle;
use crate::acts::{IN_DOUBT, end, ended};
use crate::containment::{chain_of, entry_of, touch};
use crate::incidents::known;
use crate::ports::{Appended, StoreError};
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::device::DeviceAct;
use domain::entry::Outcome;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::version::Version;
use domain::view::Done;

/// What is done, to which device, on which incident.
#[derive(Clone, Copy, Debug)]
pub struct On<'a> {
    /// The form's entry.
    pub entry: &'a EntryId,
    /// The incident on whose chain it stands; without one it stands on the device's own.
    pub incident: Option<&'a IncidentId>,
    /// The device.
    pub device: &'a DeviceName,
}

/// Does an act: `requested` is on the record before `call` begins, its outcome after it ends. When the answer is lost,
/// the fleet is read back by the act's rule. What the call gave is handed on once, and kept nowhere.
pub(super) async fn in_fleet<T>(
    console: &Console,
    actor: &Actor,
    on: On<'_>,
    does: DeviceAct,
    said: &str,
    call: impl Future<Output = Result<T, StoreError>> + Send,
) -> Result<(Done, Option<T>), ResponseError> {
    if let Some(id) = on.incident {
        known(console, id).await?;
    }
    let entry = entry_of(
        console,
        &actor.who,
        on.entry.clone(),
        on.incident,
        on.device,
        does.clone(),
    );
    if let Appended::Already(_) = console.journal.append(entry, None).await? {
        return Ok((again(console, on, said).await?, None));
    }
    match call.await {
        Ok(given) => {
            let proof = format!("accepted {}", console.clock.now().clock_text());
            write_end(console, on, Outcome::Applied { proof }).await?;
            // The answer carries a version that shows what was done; should this reading fail, the next one does it.
            let _ = super::refresh(console, on.incident, on.device).await;
            let version = touch(console, on.incident, on.device).await?;
            Ok((done(on, version, said, false), Some(given)))
        }
        Err(error) if error.leaves_doubt() => {
            settle(console, on.incident, on.device, on.entry, &does).await;
            Ok((again(console, on, said).await?, None))
        }
        Err(error) => {
            let why = error.to_string();
            write_end(console, on, Outcome::Failed { why }).await?;
            Err(error.into())
        }
    }
}

fn done(on: On<'_>, version: Option<Version>, said: &str, in_doubt: bool) -> Done {
    Done {
        entry: on.entry.clone(),
        version: version.unwrap_or_default(),
        said: said.to_owned(),
        in_doubt,
        incident: on.incident.cloned(),
    }
}

/// What became of an act that was asked for before.
async fn again(console: &Console, on: On<'_>, said: &str) -> Result<Done, ResponseError> {
    let version = touch(console, on.incident, on.device).await?;
    match ended(console, on.entry).await? {
        Some(_) => Ok(done(on, version, said, false)),
        None => Ok(done(on, version, IN_DOUBT, true)),
    }
}

/// Ends an act on the record, and tells every page that shows the device.
pub(super) async fn write_end(
    console: &Console,
    on: On<'_>,
    result: Outcome,
) -> Result<Option<Version>, ResponseError> {
    end(
        console,
        &chain_of(console, on.incident, on.device),
        on.entry,
        result,
    )
    .await?;
    touch(console, on.incident, on.device).await
}
