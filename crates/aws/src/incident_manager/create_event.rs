use super::adapter::IncidentManager;
use super::convert::date;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::EventReference;
use domain::event::{NewEvent, NewEventKind};
use domain::ids::{EntryId, EventId, IncidentId};
use response::ports::StoreError;

const CREATE_TIMELINE_EVENT: Operation = Operation::write("CreateTimelineEvent", SERVICE);

impl IncidentManager {
    /// `CreateTimelineEvent`, referring to the incident: only then does AWS's console show a note among the notes.
    pub(super) async fn write_event(
        &self,
        id: &IncidentId,
        event: &NewEvent,
        token: &EntryId,
    ) -> Result<EventId, StoreError> {
        let arn = self.names.incident(id);
        let request = self
            .client
            .create_timeline_event()
            .client_token(token.as_str())
            .incident_record_arn(&arn)
            .event_time(date(event.occurred))
            .event_type(type_name(event.kind))
            .event_data(&event.data)
            .event_references(EventReference::Resource(arn));
        let reply = self
            .gateway
            .call(CREATE_TIMELINE_EVENT, || request.clone().send())
            .await?;
        reply.event_id.parse().map_err(|_| StoreError::Unavailable {
            operation: CREATE_TIMELINE_EVENT.name,
            message: format!("written, but its id can't be read: {}", reply.event_id),
        })
    }
}

/// The two types that the API takes (`CreateTimelineEvent`, `eventType`).
fn type_name(kind: NewEventKind) -> &'static str {
    match kind {
        NewEventKind::Note => "Note",
        NewEventKind::Custom => "Custom Event",
    }
}
