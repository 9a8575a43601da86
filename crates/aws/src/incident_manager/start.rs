use super::adapter::IncidentManager;
use super::add_related::unknown_value;
use super::convert::identifier;
use super::names::{SERVICE, incident_of};
use crate::gateway::Operation;
use aws_sdk_ssmincidents::primitives::DateTime;
use aws_sdk_ssmincidents::types::{RelatedItem, TriggerDetails};
use domain::act::NewItem;
use domain::ids::{EntryId, IncidentId};
use response::ports::{IncidentStart, StoreError, Trigger};

const START_INCIDENT: Operation = Operation::write("StartIncident", SERVICE);

impl IncidentManager {
    /// `StartIncident`. Without trigger details, as for one started by hand, AWS names the source itself.
    pub(super) async fn start_incident(
        &self,
        start: &IncidentStart,
        token: &EntryId,
    ) -> Result<IncidentId, StoreError> {
        let items: Option<Vec<RelatedItem>> = start.items.iter().map(related).collect();
        let items = items.ok_or_else(unknown_value)?;
        let trigger = start.trigger.as_ref().map(details).transpose()?;
        let request = self
            .client
            .start_incident()
            .client_token(token.as_str())
            .response_plan_arn(self.names.plan(&start.plan))
            .title(start.title.as_str())
            .set_impact(start.impact.map(|impact| i32::from(impact.number())))
            .set_related_items((!items.is_empty()).then_some(items))
            .set_trigger_details(trigger);
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

fn related(item: &NewItem) -> Option<RelatedItem> {
    let built = RelatedItem::builder()
        .identifier(identifier(item.kind, &item.value)?)
        .set_title(item.title.clone().map(String::from))
        .build();
    Some(built)
}

fn details(trigger: &Trigger) -> Result<TriggerDetails, StoreError> {
    TriggerDetails::builder()
        .source(&trigger.source)
        .timestamp(DateTime::from_millis(trigger.at.0))
        .raw_data(&trigger.raw)
        .build()
        .map_err(|error| StoreError::Refused {
            operation: START_INCIDENT.name,
            message: error.to_string(),
        })
}
