use super::adapter::PagingContacts;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::ids::EngagementId;
use response::ports::StoreError;

/// Stopped twice is stopped once.
const STOP_ENGAGEMENT: Operation = Operation::write("StopEngagement", SERVICE);

/// How many characters a reason has at most (`StopReason`).
const REASON_LIMIT: usize = 255;

impl PagingContacts {
    /// `StopEngagement`. AWS doesn't say what stopping one does that is over, so a refusal is checked against it.
    pub(super) async fn stop_engagement(&self, id: &EngagementId, reason: &str) -> Result<(), StoreError> {
        let reason: String = reason.chars().take(REASON_LIMIT).collect();
        let request = self
            .client
            .stop_engagement()
            .engagement_id(self.names.engagement(id))
            .reason(reason);
        match self
            .gateway
            .call(STOP_ENGAGEMENT, || request.clone().send())
            .await
        {
            Err(refused @ StoreError::Refused { .. }) => match self.describe_engagement(id).await {
                Ok(found) if found.stopped.is_some() => Ok(()),
                _ => Err(refused),
            },
            other => other.map(drop),
        }
    }
}
