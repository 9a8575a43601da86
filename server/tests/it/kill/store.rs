use super::death::Death;
use async_trait::async_trait;
use domain::act::{NewItem, RecordChange};
use domain::event::{EventHead, NewEvent, TimelineEvent};
use domain::ids::{ContactName, EntryId, EventId, IncidentId, PlanName};
use domain::incident::{IncidentRecord, IncidentSummary, ResponsePlan, Status};
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::time::Timestamp;
use response::ports::{IncidentStart, IncidentStore, StoreError};
use std::sync::Arc;

type Answer<T> = Result<T, StoreError>;

/// The account; each call is a step.
#[derive(Debug)]
pub struct MortalStore(pub Arc<dyn IncidentStore>, pub Arc<Death>);

#[async_trait]
impl IncidentStore for MortalStore {
    async fn incidents(&self, status: Status, since: Option<Timestamp>) -> Answer<Vec<IncidentSummary>> {
        self.1
            .step("ListIncidentRecords", self.0.incidents(status, since))
            .await
    }

    async fn incident(&self, id: &IncidentId) -> Answer<IncidentRecord> {
        self.1.step("GetIncidentRecord", self.0.incident(id)).await
    }

    async fn update(&self, id: &IncidentId, change: &RecordChange, token: &EntryId) -> Answer<()> {
        self.1
            .step("UpdateIncidentRecord", self.0.update(id, change, token))
            .await
    }

    async fn start(&self, start: &IncidentStart, token: &EntryId) -> Answer<IncidentId> {
        self.1.step("StartIncident", self.0.start(start, token)).await
    }

    async fn plans(&self) -> Answer<Vec<ResponsePlan>> {
        self.1.step("ListResponsePlans", self.0.plans()).await
    }

    async fn plan_contacts(&self, plan: &PlanName) -> Answer<Vec<ContactName>> {
        self.1.step("GetResponsePlan", self.0.plan_contacts(plan)).await
    }

    async fn events(&self, id: &IncidentId) -> Answer<Vec<EventHead>> {
        self.1.step("ListTimelineEvents", self.0.events(id)).await
    }

    async fn event(&self, id: &IncidentId, event: &EventId) -> Answer<TimelineEvent> {
        self.1.step("GetTimelineEvent", self.0.event(id, event)).await
    }

    async fn create_event(&self, id: &IncidentId, event: &NewEvent, token: &EntryId) -> Answer<EventId> {
        self.1
            .step("CreateTimelineEvent", self.0.create_event(id, event, token))
            .await
    }

    async fn update_event(
        &self,
        id: &IncidentId,
        event: &EventId,
        data: &NewEvent,
        token: &EntryId,
    ) -> Answer<()> {
        self.1
            .step("UpdateTimelineEvent", self.0.update_event(id, event, data, token))
            .await
    }

    async fn related(&self, id: &IncidentId) -> Answer<Vec<RelatedItem>> {
        self.1.step("ListRelatedItems", self.0.related(id)).await
    }

    async fn add_related(&self, id: &IncidentId, item: &NewItem, token: &EntryId) -> Answer<()> {
        self.1
            .step("UpdateRelatedItems", self.0.add_related(id, item, token))
            .await
    }

    async fn remove_related(
        &self,
        id: &IncidentId,
        kind: ItemKind,
        value: &ItemValue,
        token: &EntryId,
    ) -> Answer<()> {
        self.1
            .step(
                "UpdateRelatedItems",
                self.0.remove_related(id, kind, value, token),
            )
            .await
    }
}
