use super::adapter::IncidentManager;
use super::names::{SERVICE, incident_of};
use crate::gateway::Operation;
use domain::ids::{EntryId, IncidentId};
use response::ports::{IncidentStart, StoreError};

const START_INCIDENT: Operation = Operation::write("StartIncident", SERVICE);

impl IncidentManager {
    /// `StartIncident` by hand: without trigger details, so that AWS names the source itself.
    pub(super) async fn start_incident(
        &self,
        start: &IncidentStart,
        token: &EntryId,
    ) -> Result<IncidentId, StoreError> {
        let request = self
            .client
            .start_incident()
            .client_token(token.as_str())
            .response_plan_arn(self.names.plan(&start.plan))
            .title(start.title.as_str())
            .impact(i32::from(start.impact.number()));
        let reply = self
            .gateway
            .call(START_INCIDENT, || request.clone().send())
            .await?;
        incident_of(&reply.incident_record_arn).ok_or_else(|| StoreError::Unavailable {
            operation: START_INCIDENT.name,
            message: format!(
                "started, but its name can't be read: {}",
                reply.incident_record_arn
            ),
        })
    }
}
