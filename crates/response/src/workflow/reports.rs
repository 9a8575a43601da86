use super::Containing;
use super::tell::tell;
use crate::ports::StoreError;
use domain::ids::{EntryId, IncidentId};
use domain::timeline::{Reported, read_report, report};

impl Containing {
    /// What was told on an incident so far, oldest first. What somebody altered or wrote in between is none of ours.
    pub(super) async fn told(&self, incident: &IncidentId) -> Result<Vec<Reported>, StoreError> {
        let mut all = Vec::new();
        for head in self.store.events(incident).await?.into_iter().rev() {
            if head.kind == "Custom Event" {
                let event = self.store.event(incident, &head.id).await?;
                all.extend(read_report(&event).unwrap_or_default());
            }
        }
        Ok(all)
    }

    /// Writes entries on the incident's timeline. They are there when this returns.
    pub(super) async fn report(&self, incident: &IncidentId, all: &[Reported]) -> Result<(), StoreError> {
        for event in report(all) {
            let token = EntryId::named(&format!("report on {incident}: {}", event.data));
            tell(&*self.store, incident, &event, &token, false).await?;
        }
        Ok(())
    }
}
