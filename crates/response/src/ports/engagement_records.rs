use super::JournalError;
use async_trait::async_trait;
use domain::device::Section;
use domain::engagement::{Contact, Engagement};
use domain::ids::{ContactName, IncidentId};
use domain::list::Escalation;
use domain::time::Timestamp;

/// The copy of who is paged.
#[async_trait]
pub trait EngagementRecords {
    /// Saves an incident's engagements as they were read last, and what their plans still have in store, for lists.
    async fn save_engagements(
        &self,
        incident: &IncidentId,
        engagements: &Section<Vec<Engagement>>,
        escalations: &[Escalation],
    ) -> Result<(), JournalError>;

    /// An incident's engagements as they were read last.
    async fn engagements(&self, incident: &IncidentId) -> Result<Section<Vec<Engagement>>, JournalError>;

    /// Saves a contact as it was read at `read`.
    async fn save_contact(&self, contact: &Contact, read: Timestamp) -> Result<(), JournalError>;

    /// Of these contacts those that are known, each with the time at which it was read.
    async fn contacts(&self, names: &[ContactName]) -> Result<Vec<(Contact, Timestamp)>, JournalError>;
}
