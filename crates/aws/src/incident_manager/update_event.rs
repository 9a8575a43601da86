use super::adapter::IncidentManager;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::EventReference;
use domain::event::NewEvent;
use domain::ids::{EntryId, EventId, IncidentId};
use response::ports::StoreError;

const UPDATE_TIMELINE_EVENT: Operation = Operation::write("UpdateTimelineEvent", SERVICE);

impl IncidentManager {
    /// `UpdateTimelineEvent`: the data only. Type and time are left out and so kept; the references are sent
    /// again, because the API drops those that a request doesn't name.
    pub(super) async fn rewrite_event(
        &self,
        id: &IncidentId,
        event: &EventId,
        data: &NewEvent,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        let arn = self.names.incident(id);
        let request = self
            .client
            .update_timeline_event()
            .client_token(token.as_str())
            .incident_record_arn(&arn)
            .event_id(event.as_str())
            .event_data(&data.data)
            .event_references(EventReference::Resource(arn));
        self.gateway
            .call(UPDATE_TIMELINE_EVENT, || request.clone().send())
            .await?;
        Ok(())
    }
}
