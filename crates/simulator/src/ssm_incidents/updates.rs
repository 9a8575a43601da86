//! The timeline events that the service writes by itself.
//!
//! The shapes of their data are not in the model; they are as public exports of the service show them. The source of a
//! manual incident and the related item `PARENT` are as in the AWS CLI's examples.

use serde_json::{Map, Value, json};

use super::incidents::{related_item, trigger_time, write_event};
use super::{RelatedItem, ResponsePlan};
use crate::wire::Refusal;
use crate::world::Account;

/// The source of an incident that a person started (AWS CLI, example of `get-incident-record`).
pub(super) const MANUAL_SOURCE: &str = "aws.ssm-incidents.custom";

/// `SSM Incident Trigger`; `created` is false when the trigger met an open incident (*assumed* from the member's name).
pub(super) fn trigger(
    account: &mut Account,
    incident: &str,
    trigger: Option<&Value>,
    created: bool,
    now: i64,
) -> Result<(), Refusal> {
    let given = trigger.unwrap_or(&Value::Null);
    let mut data = json!({
        "createdIncident": created,
        "incidentSource": given["source"].as_str().unwrap_or(MANUAL_SOURCE),
    });
    for member in ["triggerArn", "rawData"] {
        if let Some(text) = given[member].as_str() {
            data[member] = text.into();
        }
    }
    write_event(
        account,
        incident,
        "SSM Incident Trigger",
        &data,
        trigger_time(trigger, now),
        now,
    )
}

/// `SSM Incident Start`.
pub(super) fn started(
    account: &mut Account,
    incident: &str,
    title: &str,
    plan: &ResponsePlan,
    trigger: Option<&Value>,
    now: i64,
) -> Result<(), Refusal> {
    let contacts: Vec<Value> = plan
        .engagements()
        .iter()
        .map(|arn| json!({"contactArn": arn, "contactName": arn.rsplit('/').next().unwrap_or_default()}))
        .collect();
    let mut data = json!({"incidentTitle": title, "contactsEngage": contacts});
    if let Some(automation) = plan.automation() {
        data["ssmDocumentName"] = automation["documentName"].clone();
        data["ssmDocumentVersion"] = automation["documentVersion"]
            .as_str()
            .unwrap_or("$DEFAULT")
            .into();
    }
    if let Some(arn) = trigger.and_then(|trigger| trigger["triggerArn"].as_str()) {
        data["triggerArn"] = arn.into();
    }
    write_event(account, incident, "SSM Incident Start", &data, now, now)
}

/// What Incident Manager's contacts service writes of an engagement.
pub(crate) fn engaged(
    account: &mut Account,
    incident: &str,
    kind: &str,
    data: &Value,
    at: i64,
) -> Result<(), Refusal> {
    write_event(account, incident, kind, data, at, at)
}

/// `SSM Incident Record Update`, and who and when in the record.
pub(crate) fn updated(
    account: &mut Account,
    incident: &str,
    by: &str,
    attributes: &[(String, String)],
    now: i64,
) -> Result<(), Refusal> {
    let record = account.incidents.record_mut(incident)?;
    record.modified = now;
    by.clone_into(&mut record.modified_by);
    let modified: Vec<Value> = attributes
        .iter()
        .map(|(name, value)| json!({"attributeName": name, "newValue": value}))
        .collect();
    let data = json!({"modifiedBy": by, "modifiedAttributes": modified, "incidentTitle": record.title});
    write_event(account, incident, "SSM Incident Record Update", &data, now, now)
}

/// Adds an item `{ identifier, title }`; one with the same identifier takes the new title (*assumed*).
pub(crate) fn add_related(
    account: &mut Account,
    incident: &str,
    item: Value,
    by: &str,
    now: i64,
) -> Result<(), Refusal> {
    account.incidents.record(incident)?;
    let added: RelatedItem = related_item(account, &item);
    let record = account.incidents.record_mut(incident)?;
    match record
        .related
        .iter_mut()
        .find(|known| known.identifier == added.identifier)
    {
        Some(known) => known.title = added.title,
        None => record.related.push(added),
    }
    let mut change = Map::new();
    change.insert("itemToAdd".to_owned(), item);
    let attribute = ("relatedItems".to_owned(), Value::Object(change).to_string());
    updated(account, incident, by, &[attribute], now)
}

/// Removes the item of this identifier; an unknown one leaves no trace (*assumed*).
pub(super) fn remove_related(
    account: &mut Account,
    incident: &str,
    identifier: &Value,
    by: &str,
    now: i64,
) -> Result<(), Refusal> {
    let record = account.incidents.record_mut(incident)?;
    let before = record.related.len();
    record.related.retain(|known| known.identifier != *identifier);
    if record.related.len() == before {
        return Ok(());
    }
    let attribute = (
        "relatedItems".to_owned(),
        json!({"itemToRemove": identifier}).to_string(),
    );
    updated(account, incident, by, &[attribute], now)
}
