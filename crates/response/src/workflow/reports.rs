use super::tell::tell;
use crate::ports::{IncidentStore, StoreError};
use domain::ids::{EntryId, IncidentId};
use domain::timeline::{Reported, read_report, report};

/// What was reported on an incident so far, oldest first. What somebody altered or wrote in between is none of ours.
pub(super) async fn reported(
    store: &dyn IncidentStore,
    incident: &IncidentId,
) -> Result<Vec<Reported>, StoreError> {
    let mut all = Vec::new();
    for head in store.events(incident).await?.into_iter().rev() {
        if head.kind == "Custom Event" {
            let event = store.event(incident, &head.id).await?;
            all.extend(read_report(&event).unwrap_or_default());
        }
    }
    Ok(all)
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
