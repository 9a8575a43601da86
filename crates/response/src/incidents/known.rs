use crate::snapshot::{Snapshot, snapshot};
use crate::{Console, ResponseError, ingest};
use domain::actor::Actor;
use domain::ids::IncidentId;
use domain::rights::Right;
use std::sync::Arc;

/// Whether the copy has the incident. Only such ones are followed: an address that somebody made up would be asked of
/// the store every second.
pub async fn is_known(console: &Console, actor: &Actor, id: &IncidentId) -> Result<bool, ResponseError> {
    actor.require(Right::Read)?;
    Ok(id.account == console.settings.account && console.journal.copy(id).await?.is_some())
}

/// The incident from the copy; one that the copy lacks, or only knows from a list, is fetched first.
pub(crate) async fn known(console: &Console, id: &IncidentId) -> Result<Arc<Snapshot>, ResponseError> {
    if id.account != console.settings.account {
        return Err(ResponseError::NotFound);
    }
    if let Some(kept) = snapshot(console, id).await?
        && kept.copy.freshness.read.is_some()
    {
        return Ok(kept);
    }
    let fetched = ingest::refresh(console, id).await;
    match (snapshot(console, id).await?, fetched) {
        (Some(kept), _) => Ok(kept),
        (None, Ok(()) | Err(ResponseError::Store(crate::ports::StoreError::NotFound { .. }))) => {
            Err(ResponseError::NotFound)
        }
        (None, Err(error)) => Err(error),
    }
}
