use super::journal::MortalJournal;
use async_trait::async_trait;
use domain::device::Section;
use domain::engagement::{Contact, Engagement};
use domain::ids::{ContactName, IncidentId};
use domain::list::Escalation;
use domain::time::Timestamp;
use response::ports::{EngagementRecords, JournalError};

type Answer<T> = Result<T, JournalError>;

#[async_trait]
impl EngagementRecords for MortalJournal {
    async fn save_engagements(
        &self,
        incident: &IncidentId,
        engagements: &Section<Vec<Engagement>>,
        escalations: &[Escalation],
    ) -> Answer<()> {
        let saved = self.0.save_engagements(incident, engagements, escalations);
        self.1.step("save_engagements", saved).await
    }

    async fn engagements(&self, incident: &IncidentId) -> Answer<Section<Vec<Engagement>>> {
        self.0.engagements(incident).await
    }

    async fn save_contact(&self, contact: &Contact, read: Timestamp) -> Answer<()> {
        self.1
            .step("save_contact", self.0.save_contact(contact, read))
            .await
    }

    async fn contacts(&self, names: &[ContactName]) -> Answer<Vec<(Contact, Timestamp)>> {
        self.0.contacts(names).await
    }
}
