//! Everything that Incident Manager keeps for an account, and how an incident starts.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use super::errors::{ResourceType, not_found};
use super::timeline::Event;
use super::{
    IncidentRecord, RelatedItem, ReplicationSet, ResponsePlan, Source, Status, Timeline, arns, engage,
    runbook, times, updates,
};
use crate::ssm::OpsItem;
use crate::wire::Refusal;
use crate::world::Account;

/// Incident Manager's data.
#[derive(Debug, Default)]
pub(crate) struct Incidents {
    /// By time of creation and order of arrival: listings walk them without a look-up each.
    records: BTreeMap<(i64, u64), IncidentRecord>,
    keys: HashMap<String, (i64, u64)>,
    last: u64,
    /// By name.
    pub plans: BTreeMap<String, ResponsePlan>,
    pub replication: Option<ReplicationSet>,
    /// By the ARN of the tagged resource.
    pub tags: HashMap<String, Map<String, Value>>,
}

impl Incidents {
    pub(crate) fn insert(&mut self, record: IncidentRecord) {
        self.last += 1;
        let key = (record.created, self.last);
        self.keys.insert(record.arn.clone(), key);
        self.records.insert(key, record);
    }

    /// The incident of this ARN.
    ///
    /// # Errors
    /// `ValidationException` for another resource's ARN, `ResourceNotFoundException` for an unknown incident.
    pub(crate) fn record(&self, arn: &str) -> Result<&IncidentRecord, Refusal> {
        arns::resource(arn, "incident-record")?;
        self.keys
            .get(arn)
            .and_then(|key| self.records.get(key))
            .ok_or_else(|| not_found(ResourceType::IncidentRecord, arn))
    }

    pub(crate) fn record_mut(&mut self, arn: &str) -> Result<&mut IncidentRecord, Refusal> {
        arns::resource(arn, "incident-record")?;
        self.keys
            .get(arn)
            .and_then(|key| self.records.get_mut(key))
            .ok_or_else(|| not_found(ResourceType::IncidentRecord, arn))
    }

    /// Every incident, in the order of creation.
    pub(crate) fn all(&self) -> impl Iterator<Item = &IncidentRecord> {
        self.records.values()
    }

    pub(super) fn remove(&mut self, arn: &str) {
        if let Some(key) = self.keys.remove(arn) {
            self.records.remove(&key);
            self.tags.remove(arn);
        }
    }

    /// Newest first, behind the key `after`.
    pub(super) fn newest_first(
        &self,
        after: Option<(i64, u64)>,
    ) -> impl Iterator<Item = ((i64, u64), &IncidentRecord)> {
        use std::ops::Bound::{Excluded, Unbounded};
        let range = self.records.range((Unbounded, after.map_or(Unbounded, Excluded)));
        range.rev().map(|(key, record)| (*key, record))
    }

    /// The plan of this ARN.
    ///
    /// # Errors
    /// `ValidationException` for another resource's ARN, `ResourceNotFoundException` for an unknown plan.
    pub(super) fn plan(&self, arn: &str) -> Result<&ResponsePlan, Refusal> {
        let name = arns::resource(arn, "response-plan")?;
        self.plans
            .get(name)
            .ok_or_else(|| not_found(ResourceType::ResponsePlan, arn))
    }

    pub(super) fn plan_mut(&mut self, arn: &str) -> Result<&mut ResponsePlan, Refusal> {
        let name = arns::resource(arn, "response-plan")?;
        self.plans
            .get_mut(name)
            .ok_or_else(|| not_found(ResourceType::ResponsePlan, arn))
    }

    fn open_duplicate(&self, dedupe: &str) -> Option<String> {
        let same = |record: &&IncidentRecord| record.status == Status::Open && record.dedupe == dedupe;
        self.records
            .values()
            .filter(same)
            .min_by_key(|record| record.created)
            .map(|record| record.arn.clone())
    }
}

/// How an incident starts.
#[derive(Debug, Default)]
pub(crate) struct Start {
    pub plan_arn: String,
    pub title: Option<String>,
    pub impact: Option<i64>,
    /// As the request has them: `{ identifier, title }`.
    pub related: Vec<Value>,
    /// `{ source, timestamp, triggerArn, rawData }`, the timestamp in seconds.
    pub trigger: Option<Value>,
    pub created_by: String,
    pub invoked_by: Option<String>,
}

impl Start {
    /// Starts the incident, or finds the open one that it duplicates, and gives back its ARN.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for an unknown plan.
    pub(crate) fn run(self, account: &mut Account, now: i64) -> Result<String, Refusal> {
        let plan = account.incidents.plan(&self.plan_arn)?.clone();
        let template = plan.template().clone();
        let wanted = template["dedupeString"].as_str().filter(|text| !text.is_empty());
        if let Some(arn) = wanted.and_then(|dedupe| account.incidents.open_duplicate(dedupe)) {
            updates::trigger(account, &arn, self.trigger.as_ref(), false, now)?;
            return Ok(arn);
        }
        let arn = arns::incident_arn(&account.id, &plan.name, &account.ids.uuid());
        let record = self.record(account, &plan, &template, arn.clone(), now);
        let title = record.title.clone();
        account.incidents.insert(record);
        if let Some(tags) = template["incidentTags"].as_object() {
            account.incidents.tags.insert(arn.clone(), tags.clone());
        }
        updates::trigger(account, &arn, self.trigger.as_ref(), true, now)?;
        updates::started(account, &arn, &title, &plan, self.trigger.as_ref(), now)?;
        engage::start(account, &arn, &plan, now)?;
        let parent = parent_item(account, &arn, &self.created_by, now)?;
        updates::add_related(account, &arn, parent, &self.created_by, now)?;
        runbook::start(account, &arn, &plan, &self.created_by, now)?;
        Ok(arn)
    }

    fn record(
        &self,
        account: &mut Account,
        plan: &ResponsePlan,
        template: &Value,
        arn: String,
        now: i64,
    ) -> IncidentRecord {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let trigger = self.trigger.as_ref().unwrap_or(&Value::Null);
        let related = self
            .related
            .iter()
            .map(|item| related_item(account, item))
            .collect();
        IncidentRecord {
            arn,
            title: self
                .title
                .clone()
                .or_else(|| text(&template["title"]))
                .unwrap_or_default(),
            summary: text(&template["summary"]),
            status: Status::Open,
            impact: self.impact.or_else(|| template["impact"].as_i64()).unwrap_or(5),
            created: now,
            modified: now,
            modified_by: self.created_by.clone(),
            resolved: None,
            dedupe: text(&template["dedupeString"])
                .filter(|dedupe| !dedupe.is_empty())
                .unwrap_or_else(|| account.ids.uuid()),
            source: Source {
                created_by: self.created_by.clone(),
                invoked_by: self.invoked_by.clone(),
                resource_arn: text(&trigger["triggerArn"]),
                service: text(&trigger["source"]).unwrap_or_else(|| updates::MANUAL_SOURCE.to_owned()),
            },
            automation_executions: Vec::new(),
            chat_channel: plan.members.get("chatChannel").cloned(),
            notification_targets: template["notificationTargets"]
                .as_array()
                .cloned()
                .unwrap_or_default(),
            related,
            timeline: Timeline::default(),
            findings: BTreeMap::new(),
        }
    }
}

/// Gives an item of a request its id.
pub(super) fn related_item(account: &mut Account, item: &Value) -> RelatedItem {
    let kind = item["identifier"]["type"].as_str().unwrap_or("OTHER");
    RelatedItem {
        generated_id: arns::related_item_id(kind, &mut account.ids),
        identifier: item["identifier"].clone(),
        title: item["title"].as_str().map(str::to_owned),
    }
}

/// The `OpsItem` that the service creates with each incident (User Guide, "Incident details"). Its source and type are
/// *assumed*.
fn parent_item(account: &mut Account, incident: &str, by: &str, now: i64) -> Result<Value, Refusal> {
    let record = account.incidents.record(incident)?;
    let members = json!({
        "Title": record.title,
        "Description": record.summary.clone().unwrap_or_else(|| record.title.clone()),
        "Source": "Incident Manager",
        "OpsItemType": "/aws/issue",
        "Priority": record.impact,
        "OperationalData": {"incidentRecordArn": {"Type": "SearchableString", "Value": incident}},
    });
    let members = members.as_object().cloned().unwrap_or_default();
    let item = OpsItem::make(account, members, by, now);
    let arn = item.arn.clone();
    account.ops_items.insert(item);
    Ok(json!({"identifier": {"type": "PARENT", "value": {"arn": arn}}, "title": "parentItem"}))
}

/// Writes an event of the service's own.
pub(crate) fn write_event(
    account: &mut Account,
    incident: &str,
    kind: &str,
    data: &Value,
    at: i64,
    now: i64,
) -> Result<(), Refusal> {
    let id = account.ids.uuid();
    let event = Event {
        id,
        time: at,
        updated: now,
        kind: kind.to_owned(),
        data: data.to_string(),
        references: Vec::new(),
    };
    account.incidents.record_mut(incident)?.timeline.put(event);
    Ok(())
}

/// The moment that a trigger names, or now.
pub(super) fn trigger_time(trigger: Option<&Value>, now: i64) -> i64 {
    trigger
        .and_then(|trigger| times::from_wire(&trigger["timestamp"]))
        .unwrap_or(now)
}
