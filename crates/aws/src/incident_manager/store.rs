use super::adapter::IncidentManager;
use async_trait::async_trait;
use domain::act::{NewItem, RecordChange};
use domain::event::{EventHead, NewEvent, TimelineEvent};
use domain::ids::{ContactName, EntryId, EventId, IncidentId, PlanName};
use domain::incident::{IncidentRecord, IncidentSummary, ResponsePlan, Status};
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::time::Timestamp;
use response::ports::{IncidentStart, IncidentStore, StoreError};

#[async_trait]
impl IncidentStore for IncidentManager {
    async fn incidents(
        &self,
        status: Status,
        since: Option<Timestamp>,
    ) -> Result<Vec<IncidentSummary>, StoreError> {
        self.list_incidents(status, since).await
    }

    async fn incident(&self, id: &IncidentId) -> Result<IncidentRecord, StoreError> {
        self.get_incident(id).await
    }

    async fn update(
        &self,
        id: &IncidentId,
        change: &RecordChange,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        self.update_incident(id, change, token).await
    }

    async fn start(&self, start: &IncidentStart, token: &EntryId) -> Result<IncidentId, StoreError> {
        self.start_incident(start, token).await
    }

    async fn plans(&self) -> Result<Vec<ResponsePlan>, StoreError> {
        self.response_plans().await
    }

    async fn plan_contacts(&self, plan: &PlanName) -> Result<Vec<ContactName>, StoreError> {
        self.contacts_of_plan(plan).await
    }

    async fn events(&self, id: &IncidentId) -> Result<Vec<EventHead>, StoreError> {
        self.list_events(id).await
    }

    async fn event(&self, id: &IncidentId, event: &EventId) -> Result<TimelineEvent, StoreError> {
        self.get_event(id, event).await
    }

    async fn create_event(
        &self,
        id: &IncidentId,
        event: &NewEvent,
        token: &EntryId,
    ) -> Result<EventId, StoreError> {
        self.write_event(id, event, token).await
    }

    async fn update_event(
        &self,
        id: &IncidentId,
        event: &EventId,
        data: &NewEvent,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        self.rewrite_event(id, event, data, token).await
    }

    async fn related(&self, id: &IncidentId) -> Result<Vec<RelatedItem>, StoreError> {
        self.list_related(id).await
    }

    async fn add_related(&self, id: &IncidentId, item: &NewItem, token: &EntryId) -> Result<(), StoreError> {
        self.add_item(id, item, token).await
    }

    async fn remove_related(
        &self,
        id: &IncidentId,
        kind: ItemKind,
        value: &ItemValue,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        self.remove_item(id, kind, value, token).await
    }
}
