use super::adapter::IncidentManager;
use super::convert::{impact, moment, status};
use super::names::{SERVICE, execution_of, incident_of};
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::IncidentRecord as AwsRecord;
use domain::ids::IncidentId;
use domain::incident::IncidentRecord;
use response::ports::StoreError;

const GET_INCIDENT_RECORD: Operation = Operation::read("GetIncidentRecord", SERVICE);

impl IncidentManager {
    /// `GetIncidentRecord`.
    pub(super) async fn get_incident(&self, id: &IncidentId) -> Result<IncidentRecord, StoreError> {
        let request = self.client.get_incident_record().arn(self.names.incident(id));
        let (this, id, key) = (self.clone(), id.clone(), id.to_string());
        let read = async move {
            let reply = this
                .gateway
                .call(GET_INCIDENT_RECORD, || request.clone().send())
                .await?;
            // The SDK fills what an answer lacks with empty values: an empty record must not pass for the incident.
            let asked_for = |record: &AwsRecord| incident_of(&record.arn).as_ref() == Some(&id);
            let record = reply
                .incident_record
                .filter(asked_for)
                .ok_or(StoreError::Unavailable {
                    operation: GET_INCIDENT_RECORD.name,
                    message: "answered without the incident".to_owned(),
                })?;
            Ok(convert(id, record))
        };
        self.gateway.shared(GET_INCIDENT_RECORD, &key, read).await
    }
}

fn convert(id: IncidentId, record: AwsRecord) -> IncidentRecord {
    let source = record.incident_record_source;
    let (created_by, source) = source
        .map(|from| (from.created_by, from.source))
        .unwrap_or_default();
    IncidentRecord {
        id,
        title: record.title,
        summary: record.summary,
        status: status(&record.status),
        impact: impact(record.impact),
        created: moment(&record.creation_time),
        modified: moment(&record.last_modified_time),
        modified_by: record.last_modified_by,
        resolved: record.resolved_time.as_ref().map(moment),
        created_by,
        runbooks: record
            .automation_executions
            .unwrap_or_default()
            .iter()
            .filter_map(|one| execution_of(one.as_ssm_execution_arn().ok()?))
            .collect(),
        gone: None,
        source,
    }
}
