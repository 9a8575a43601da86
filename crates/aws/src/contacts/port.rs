use super::adapter::PagingContacts;
use async_trait::async_trait;
use domain::engagement::{AcceptCode, Contact, ContactSummary, Engagement, Page, Receipt};
use domain::ids::{ContactName, EngagementId, EntryId, IncidentId, PageId};
use domain::time::Timestamp;
use response::ports::{Call, Contacts, StoreError};

#[async_trait]
impl Contacts for PagingContacts {
    async fn contacts(&self) -> Result<Vec<ContactSummary>, StoreError> {
        self.list_contacts().await
    }

    async fn contact(&self, name: &ContactName) -> Result<Option<Contact>, StoreError> {
        self.get_contact(name).await
    }

    async fn engagements(&self, incident: &IncidentId) -> Result<Vec<Engagement>, StoreError> {
        self.list_engagements(incident).await
    }

    async fn engagements_since(&self, since: Timestamp) -> Result<Vec<Engagement>, StoreError> {
        self.list_engagements_since(since).await
    }

    async fn engagement(&self, id: &EngagementId) -> Result<Engagement, StoreError> {
        self.describe_engagement(id).await
    }

    async fn pages(&self, engagement: &EngagementId) -> Result<Vec<Page>, StoreError> {
        self.list_pages(engagement).await
    }

    async fn receipts(&self, page: &PageId) -> Result<Vec<Receipt>, StoreError> {
        self.list_receipts(page).await
    }

    async fn accept(&self, page: &PageId, code: Option<&AcceptCode>, note: &str) -> Result<(), StoreError> {
        self.accept_page(page, code, note).await
    }

    async fn engage(&self, call: &Call, token: &EntryId) -> Result<EngagementId, StoreError> {
        self.start_engagement(call, token).await
    }

    async fn stop(&self, engagement: &EngagementId, reason: &str) -> Result<(), StoreError> {
        self.stop_engagement(engagement, reason).await
    }
}
