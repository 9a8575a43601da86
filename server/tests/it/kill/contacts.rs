use super::death::Death;
use async_trait::async_trait;
use domain::engagement::{AcceptCode, Contact, ContactSummary, Engagement, Page, Receipt};
use domain::ids::{ContactName, EngagementId, EntryId, IncidentId, PageId};
use domain::time::Timestamp;
use response::ports::{Call, Contacts, StoreError};
use std::sync::Arc;

type Answer<T> = Result<T, StoreError>;

/// Who is paged; each call is a step.
#[derive(Debug)]
pub struct MortalContacts(pub Arc<dyn Contacts>, pub Arc<Death>);

#[async_trait]
impl Contacts for MortalContacts {
    async fn contacts(&self) -> Answer<Vec<ContactSummary>> {
        self.1.step("ListContacts", self.0.contacts()).await
    }

    async fn contact(&self, name: &ContactName) -> Answer<Option<Contact>> {
        self.1.step("GetContact", self.0.contact(name)).await
    }

    async fn engagements(&self, incident: &IncidentId) -> Answer<Vec<Engagement>> {
        self.1.step("ListEngagements", self.0.engagements(incident)).await
    }

    async fn engagements_since(&self, since: Timestamp) -> Answer<Vec<Engagement>> {
        self.1
            .step("ListEngagements", self.0.engagements_since(since))
            .await
    }

    async fn engagement(&self, id: &EngagementId) -> Answer<Engagement> {
        self.1.step("DescribeEngagement", self.0.engagement(id)).await
    }

    async fn pages(&self, engagement: &EngagementId) -> Answer<Vec<Page>> {
        self.1
            .step("ListPagesByEngagement", self.0.pages(engagement))
            .await
    }

    async fn receipts(&self, page: &PageId) -> Answer<Vec<Receipt>> {
        self.1.step("ListPageReceipts", self.0.receipts(page)).await
    }

    async fn accept(&self, page: &PageId, code: Option<&AcceptCode>, note: &str) -> Answer<()> {
        self.1.step("AcceptPage", self.0.accept(page, code, note)).await
    }

    async fn engage(&self, call: &Call, token: &EntryId) -> Answer<EngagementId> {
        self.1.step("StartEngagement", self.0.engage(call, token)).await
    }

    async fn stop(&self, engagement: &EngagementId, reason: &str) -> Answer<()> {
        self.1
            .step("StopEngagement", self.0.stop(engagement, reason))
            .await
    }
}
