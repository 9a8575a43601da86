use super::adapter::IncidentManager;
use super::convert::{aws_status, date, impact, moment, status};
use super::names::{SERVICE, incident_of};
use super::pages::{PAGE_SIZE, all};
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::{AttributeValueList, Condition, Filter, IncidentRecordSummary};
use domain::incident::{IncidentSummary, Status};
use domain::time::Timestamp;
use response::ports::StoreError;
use tracing::warn;

const LIST_INCIDENT_RECORDS: Operation = Operation::read("ListIncidentRecords", SERVICE);

impl IncidentManager {
    /// `ListIncidentRecords`: AWS states no order, so they are sorted here.
    pub(super) async fn list_incidents(
        &self,
        of: Status,
        since: Option<Timestamp>,
    ) -> Result<Vec<IncidentSummary>, StoreError> {
        let filters = filters(of, since);
        let this = self.clone();
        let read = async move {
            let page = |token| this.page_of_incidents(&filters, token);
            let mut incidents = all(LIST_INCIDENT_RECORDS, page).await?;
            incidents.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| a.id.cmp(&b.id)));
            // A page may repeat what the one before had when an incident begins in between.
            incidents.dedup_by(|a, b| a.id == b.id);
            Ok(incidents)
        };
        let key = format!("{of} {since:?}");
        self.gateway.shared(LIST_INCIDENT_RECORDS, &key, read).await
    }

    async fn page_of_incidents(
        &self,
        filters: &[Filter],
        token: Option<String>,
    ) -> Result<(Vec<IncidentSummary>, Option<String>), StoreError> {
        let request = self
            .client
            .list_incident_records()
            .set_filters(Some(filters.to_vec()))
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_INCIDENT_RECORDS, || request.clone().send())
            .await?;
        let incidents = reply.incident_record_summaries.iter().filter_map(summary);
        Ok((incidents.collect(), reply.next_token))
    }
}

fn filters(of: Status, since: Option<Timestamp>) -> Vec<Filter> {
    let status = vec![aws_status(of).as_str().to_owned()];
    let status = Condition::Equals(AttributeValueList::StringValues(status));
    let after = since.map(|since| ("creationTime", Condition::After(date(since))));
    [Some(("status", status)), after]
        .into_iter()
        .flatten()
        .filter_map(|(key, condition)| Filter::builder().key(key).condition(condition).build().ok())
        .collect()
}

/// `None` for a record whose name we can't read: it could not be opened, and must not hide the others.
fn summary(record: &IncidentRecordSummary) -> Option<IncidentSummary> {
    let Some(id) = incident_of(&record.arn) else {
        warn!(
            arn = record.arn,
            "an incident's name can't be read; it is left out"
        );
        return None;
    };
    Some(IncidentSummary {
        id,
        title: record.title.clone(),
        status: status(&record.status),
        impact: impact(record.impact),
        created: moment(&record.creation_time),
        resolved: record.resolved_time.as_ref().map(moment),
    })
}
