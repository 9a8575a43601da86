use super::adapter::IncidentManager;
use super::convert::aws_status;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::act::RecordChange;
use domain::ids::{EntryId, IncidentId};
use response::ports::StoreError;

const UPDATE_INCIDENT_RECORD: Operation = Operation::write("UpdateIncidentRecord", SERVICE);

impl IncidentManager {
    /// `UpdateIncidentRecord`: what the change leaves out is left as it is.
    pub(super) async fn update_incident(
        &self,
        id: &IncidentId,
        change: &RecordChange,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        let request = self
            .client
            .update_incident_record()
            .client_token(token.as_str())
            .arn(self.names.incident(id))
            .set_title(change.title.clone().map(String::from))
            .set_summary(change.summary.clone().map(String::from))
            .set_impact(change.impact.map(|impact| i32::from(impact.number())))
            .set_status(change.status.map(aws_status));
        self.gateway
            .call(UPDATE_INCIDENT_RECORD, || request.clone().send())
            .await?;
        Ok(())
    }
}
