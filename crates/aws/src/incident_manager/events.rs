use super::adapter::IncidentManager;
use super::convert::{moment, references};
use super::names::SERVICE;
use super::pages::{PAGE_SIZE, all};
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::{EventSummary, SortOrder, TimelineEventSort};
use domain::event::EventHead;
use domain::ids::{EventId, IncidentId};
use response::ports::StoreError;
use std::collections::HashSet;
use tracing::warn;

const LIST_TIMELINE_EVENTS: Operation = Operation::read("ListTimelineEvents", SERVICE);

impl IncidentManager {
    /// `ListTimelineEvents`, which has no bodies.
    pub(super) async fn list_events(&self, id: &IncidentId) -> Result<Vec<EventHead>, StoreError> {
        let arn = self.names.incident(id);
        let this = self.clone();
        let read = async move {
            let events: Vec<EventHead> =
                all(LIST_TIMELINE_EVENTS, |token| this.page_of_events(&arn, token)).await?;
            let mut seen: HashSet<EventId> = HashSet::with_capacity(events.len());
            // A page may repeat what the one before had when an event is written in between.
            Ok(events
                .into_iter()
                .filter(|event| seen.insert(event.id.clone()))
                .collect::<Vec<_>>())
        };
        self.gateway
            .shared(LIST_TIMELINE_EVENTS, &id.to_string(), read)
            .await
    }

    async fn page_of_events(
        &self,
        arn: &str,
        token: Option<String>,
    ) -> Result<(Vec<EventHead>, Option<String>), StoreError> {
        let request = self
            .client
            .list_timeline_events()
            .incident_record_arn(arn)
            .sort_by(TimelineEventSort::EventTime)
            .sort_order(SortOrder::Descending)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_TIMELINE_EVENTS, || request.clone().send())
            .await?;
        let heads = reply.event_summaries.iter().filter_map(head);
        Ok((heads.collect(), reply.next_token))
    }
}

/// `None` for an event whose id we can't read: its body could not be asked for.
fn head(event: &EventSummary) -> Option<EventHead> {
    let Ok(id) = event.event_id.parse() else {
        warn!(
            event = event.event_id,
            "an event's id can't be read; it is left out"
        );
        return None;
    };
    Some(EventHead {
        id,
        kind: event.event_type.clone(),
        occurred: moment(&event.event_time),
        updated: moment(&event.event_updated_time),
        references: references(event.event_references()),
    })
}
