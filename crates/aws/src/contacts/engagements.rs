use super::adapter::{PAGE_SIZE, PagingContacts, unreadable};
use super::convert::moment;
use super::names::{SERVICE, contact_of, engagement_of};
use crate::gateway::Operation;
use crate::moments::date;
use crate::pages::all;
use aws_sdk_ssmcontacts::operation::list_engagements::builders::ListEngagementsFluentBuilder;
use aws_sdk_ssmcontacts::types::{Engagement as AwsEngagement, TimeRange};
use domain::engagement::Engagement;
use domain::ids::{EngagementId, IncidentId};
use domain::time::Timestamp;
use response::ports::StoreError;
use std::cmp::Reverse;
use tracing::warn;

const LIST_ENGAGEMENTS: Operation = Operation::read("ListEngagements", SERVICE);
const DESCRIBE_ENGAGEMENT: Operation = Operation::read("DescribeEngagement", SERVICE);

impl PagingContacts {
    /// `ListEngagements` of an incident.
    pub(super) async fn list_engagements(
        &self,
        incident: &IncidentId,
    ) -> Result<Vec<Engagement>, StoreError> {
        let arn = self.names.incident(incident);
        let key = arn.clone();
        let read = |this: Self| async move {
            let request = this.client.list_engagements().incident_id(arn);
            this.whole(&request).await
        };
        self.gateway
            .shared(LIST_ENGAGEMENTS, &key, read(self.clone()))
            .await
    }

    /// `ListEngagements` of all incidents and of none, by time.
    pub(super) async fn list_engagements_since(
        &self,
        since: Timestamp,
    ) -> Result<Vec<Engagement>, StoreError> {
        let key = format!("since {}", since.0);
        let read = |this: Self| async move {
            let range = TimeRange::builder().start_time(date(since)).build();
            let request = this.client.list_engagements().time_range_value(range);
            this.whole(&request).await
        };
        self.gateway
            .shared(LIST_ENGAGEMENTS, &key, read(self.clone()))
            .await
    }

    /// AWS states no order, so they are sorted here.
    async fn whole(&self, request: &ListEngagementsFluentBuilder) -> Result<Vec<Engagement>, StoreError> {
        let page = |token| async {
            let request = request.clone().max_results(PAGE_SIZE).set_next_token(token);
            let reply = self
                .gateway
                .call(LIST_ENGAGEMENTS, || request.clone().send())
                .await?;
            let engagements = reply.engagements.iter().filter_map(engagement);
            Ok((engagements.collect::<Vec<_>>(), reply.next_token))
        };
        let mut engagements = all(LIST_ENGAGEMENTS, page).await?;
        engagements.sort_by(|a, b| (Reverse(a.started), &a.id).cmp(&(Reverse(b.started), &b.id)));
        // A page may repeat what the one before had when an engagement begins in between.
        engagements.dedup_by(|a, b| a.id == b.id);
        Ok(engagements)
    }

    /// `DescribeEngagement`.
    pub(super) async fn describe_engagement(&self, id: &EngagementId) -> Result<Engagement, StoreError> {
        let request = self
            .client
            .describe_engagement()
            .engagement_id(self.names.engagement(id));
        let reply = self
            .gateway
            .call(DESCRIBE_ENGAGEMENT, || request.clone().send())
            .await?;
        let found = (
            engagement_of(&reply.engagement_arn),
            contact_of(&reply.contact_arn),
        );
        let (Some(id), Some(contact)) = found else {
            let arn = &reply.engagement_arn;
            return Err(unreadable(DESCRIBE_ENGAGEMENT, "an engagement", arn));
        };
        Ok(Engagement {
            id,
            contact,
            sender: reply.sender,
            started: moment(reply.start_time.as_ref()),
            stopped: moment(reply.stop_time.as_ref()),
            pages: Vec::new(),
        })
    }
}

/// `None` for one whose name we can't read: it could not be stopped, and must not hide the others.
fn engagement(of: &AwsEngagement) -> Option<Engagement> {
    let found = (engagement_of(&of.engagement_arn), contact_of(&of.contact_arn));
    let (Some(id), Some(contact)) = found else {
        warn!(
            arn = of.engagement_arn,
            "an engagement's name can't be read; it is left out"
        );
        return None;
    };
    Some(Engagement {
        id,
        contact,
        sender: of.sender.clone(),
        started: moment(of.start_time.as_ref()),
        stopped: moment(of.stop_time.as_ref()),
        pages: Vec::new(),
    })
}
