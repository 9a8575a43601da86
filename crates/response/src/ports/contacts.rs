use super::StoreError;
use async_trait::async_trait;
use domain::engagement::{AcceptCode, Contact, ContactSummary, Engagement, Page, Receipt};
use domain::ids::{ContactName, EngagementId, EntryId, IncidentId, PageId};
use domain::time::Timestamp;
use std::fmt::Debug;

/// Somebody to be paged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who.
    pub contact: ContactName,
    /// For which incident.
    pub incident: Option<IncidentId>,
    /// Who asks, as the page names them ([`domain::engagement::sender`]).
    pub sender: String,
    /// One line: what it is about; at most 2 048 characters.
    pub subject: String,
    /// What e-mails and phone calls tell, with the way to the incident; at most 8 192 characters.
    pub content: String,
    /// What a text message tells: nothing that a locked phone's screen must not show.
    pub public: String,
}

/// Who can be paged, and who was, as Incident Manager keeps them.
///
/// Lists are read whole: an implementation follows the pages. No call is tried again by the caller, but for
/// [`Contacts::engage`] with the same token, which is one engagement.
#[async_trait]
pub trait Contacts: Send + Sync + Debug {
    /// All contacts, escalation plans and on-call schedules, by name.
    async fn contacts(&self) -> Result<Vec<ContactSummary>, StoreError>;

    /// One contact with its plan and channels; `None` when there is none of that name (any more).
    async fn contact(&self, name: &ContactName) -> Result<Option<Contact>, StoreError>;

    /// An incident's engagements, latest first, without their pages.
    async fn engagements(&self, incident: &IncidentId) -> Result<Vec<Engagement>, StoreError>;

    /// All engagements that began since, of whatever incident or none, latest first, without their pages.
    async fn engagements_since(&self, since: Timestamp) -> Result<Vec<Engagement>, StoreError>;

    /// One engagement as it is now, without its pages.
    async fn engagement(&self, id: &EngagementId) -> Result<Engagement, StoreError>;

    /// An engagement's pages, oldest first, without their receipts.
    async fn pages(&self, engagement: &EngagementId) -> Result<Vec<Page>, StoreError>;

    /// A page's receipts, oldest first.
    async fn receipts(&self, page: &PageId) -> Result<Vec<Receipt>, StoreError>;

    // --- acts ---

    /// Acknowledges a page. A code is checked by the service, and a wrong one refused; without one the page is
    /// acknowledged on behalf of who was paged. Acknowledging twice is acknowledging once. `note` has at most 2 048
    /// characters.
    async fn accept(&self, page: &PageId, code: Option<&AcceptCode>, note: &str) -> Result<(), StoreError>;

    /// Pages somebody.
    async fn engage(&self, call: &Call, token: &EntryId) -> Result<EngagementId, StoreError>;

    /// Stops an engagement; one that is over is no error. `reason` has at most 255 characters.
    async fn stop(&self, engagement: &EngagementId, reason: &str) -> Result<(), StoreError>;
}
