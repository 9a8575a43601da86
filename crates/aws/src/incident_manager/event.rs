use super::adapter::IncidentManager;
use super::convert::{moment, references};
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::TimelineEvent as AwsEvent;
use domain::event::{EventHead, TimelineEvent};
use domain::ids::{EventId, IncidentId};
use response::ports::StoreError;

const GET_TIMELINE_EVENT: Operation = Operation::read("GetTimelineEvent", SERVICE);

impl IncidentManager {
    /// `GetTimelineEvent`.
    pub(super) async fn get_event(
        &self,
        id: &IncidentId,
        event: &EventId,
    ) -> Result<TimelineEvent, StoreError> {
        let request = self
            .client
            .get_timeline_event()
            .incident_record_arn(self.names.incident(id))
            .event_id(event.as_str());
        let (this, event, key) = (self.clone(), event.clone(), format!("{id} {event}"));
        let read = async move {
            let reply = this
                .gateway
                .call(GET_TIMELINE_EVENT, || request.clone().send())
                .await?;
            // The SDK fills what an answer lacks with empty values: an empty event must not pass for this one.
            let asked_for = |found: &AwsEvent| found.event_id == event.as_str();
            let found = reply.event.filter(asked_for).ok_or(StoreError::Unavailable {
                operation: GET_TIMELINE_EVENT.name,
                message: "answered without the event".to_owned(),
            })?;
            Ok(TimelineEvent {
                head: EventHead {
                    id: event,
                    occurred: moment(&found.event_time),
                    updated: moment(&found.event_updated_time),
                    references: references(found.event_references()),
                    kind: found.event_type,
                },
                data: found.event_data,
            })
        };
        self.gateway.shared(GET_TIMELINE_EVENT, &key, read).await
    }
}
