use super::adapter::{PagingContacts, unreadable};
use super::names::{SERVICE, engagement_of};
use crate::gateway::Operation;
use domain::ids::{EngagementId, EntryId};
use response::ports::{Call, StoreError};

const START_ENGAGEMENT: Operation = Operation::write("StartEngagement", SERVICE);

/// How many characters a subject and a content have at most.
const SUBJECT_LIMIT: usize = 2_048;
const CONTENT_LIMIT: usize = 8_192;

impl PagingContacts {
    /// `StartEngagement` with its token, so that the same call again pages nobody twice.
    pub(super) async fn start_engagement(
        &self,
        call: &Call,
        token: &EntryId,
    ) -> Result<EngagementId, StoreError> {
        let request = self
            .client
            .start_engagement()
            .contact_id(self.names.contact(&call.contact))
            .sender(&call.sender)
            .subject(cut(&call.subject, SUBJECT_LIMIT))
            .content(cut(&call.content, CONTENT_LIMIT))
            .public_subject(cut(&call.public, SUBJECT_LIMIT))
            .public_content(cut(&call.public, CONTENT_LIMIT))
            .set_incident_id(call.incident.as_ref().map(|id| self.names.incident(id)))
            .idempotency_token(token.as_str());
        let reply = self
            .gateway
            .call(START_ENGAGEMENT, || request.clone().send())
            .await?;
        engagement_of(&reply.engagement_arn)
            .ok_or_else(|| unreadable(START_ENGAGEMENT, "an engagement", &reply.engagement_arn))
    }
}

fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}
