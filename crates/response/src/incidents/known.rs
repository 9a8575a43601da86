use crate::ports::StoreError;
use crate::snapshot::{Snapshot, snapshot};
use crate::{Console, ResponseError, ingest};
use domain::actor::Actor;
use domain::ids::IncidentId;
use domain::rights::Right;
use domain::version::Pane;
use std::sync::Arc;
use std::time::Duration;

/// How long a reader waits for the first reading of an incident: a short one is whole by then, and of a long one what
/// is there is shown.
const FIRST_READING: Duration = Duration::from_secs(1);

/// Whether the copy has the incident. Only such ones are followed: an address that somebody made up would be asked of
/// the store every second.
pub async fn is_known(console: &Console, actor: &Actor, id: &IncidentId) -> Result<bool, ResponseError> {
    actor.require(Right::Read)?;
    Ok(id.account == console.settings.account && console.journal.copy(id).await?.is_some())
}

/// The incident from the copy; the record of one that the copy lacks is fetched first. One that was never read whole is
/// read now, which goes on behind the page when it takes long.
pub(crate) async fn known(console: &Console, id: &IncidentId) -> Result<Arc<Snapshot>, ResponseError> {
    if id.account != console.settings.account {
        return Err(ResponseError::NotFound);
    }
    match snapshot(console, id).await? {
        Some(kept) if kept.copy.freshness.read.is_some() || kept.copy.record.gone.is_some() => {
            return Ok(kept);
        }
        Some(_) => {}
        None => fetch_record(console, id).await?,
    }
    ingest::read_now(console, id, FIRST_READING).await;
    snapshot(console, id).await?.ok_or(ResponseError::NotFound)
}

/// Refuses what would change an incident that the store has no longer.
pub(crate) async fn require_in_store(console: &Console, id: &IncidentId) -> Result<(), ResponseError> {
    if known(console, id).await?.copy.record.gone.is_none() {
        return Ok(());
    }
    Err(ResponseError::Refused(
        "The incident was deleted in AWS; nothing of it can be changed there any more.".into(),
    ))
}

async fn fetch_record(console: &Console, id: &IncidentId) -> Result<(), ResponseError> {
    let began = console.clock.now();
    let record = match console.store.incident(id).await {
        Ok(record) => record,
        Err(StoreError::NotFound { .. }) => return Err(ResponseError::NotFound),
        Err(error) => return Err(error.into()),
    };
    if console.journal.save_record(&record, began).await? {
        console.live.bump(id, &[Pane::Header]);
    }
    Ok(())
}
