use super::tell::tell;
use crate::ports::{IncidentStore, StoreError};
use domain::entry::ChainId;
use domain::ids::{EntryId, IncidentId};
use domain::time::Timestamp;
use domain::timeline::{Reported, read_report_at, report};
use futures::{StreamExt, TryStreamExt, stream};

/// How many events are read at once; the store has no bulk read.
const AT_ONCE: usize = 8;

/// What was reported on an incident so far, oldest first. What somebody altered or wrote in between is none of ours, nor is
/// what is about another incident or of a time that is still to come at `now`.
pub(super) async fn reported(
    store: &dyn IncidentStore,
    incident: &IncidentId,
    now: Timestamp,
) -> Result<Vec<Reported>, StoreError> {
    let heads = store.events(incident).await?.into_iter().rev();
    let told = heads
        .filter(|head| head.kind == "Custom Event")
        .map(|head| async move {
            match store.event(incident, &head.id).await {
                Ok(event) => Ok(read_report_at(&event, now).unwrap_or_default()),
                // It was deleted between the list and here.
                Err(StoreError::NotFound { .. }) => Ok(Vec::new()),
                Err(error) => Err(error),
            }
        });
    let all: Vec<Vec<Reported>> = stream::iter(told).buffered(AT_ONCE).try_collect().await?;
    let chain = ChainId::Incident(incident.clone());
    let of_incident = |one: &Reported| one.entry.chain == chain;
    Ok(all.into_iter().flatten().filter(of_incident).collect())
}

/// Writes entries on an incident's timeline. They are there when this returns.
pub(super) async fn write_report(
    store: &dyn IncidentStore,
    incident: &IncidentId,
    all: &[Reported],
) -> Result<(), StoreError> {
    for event in report(all) {
        let token = EntryId::named(&format!("report on {incident}: {}", event.data));
        tell(store, incident, &event, &token, false).await?;
    }
    Ok(())
}
