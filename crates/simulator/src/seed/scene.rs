//! One incident as the story tells it: what happens in it, at what time, in AWS's shapes only.

use serde_json::{Value, json};

use super::{fleet, pages, people, plans, runbook};
use crate::ssm_incidents::{CUSTOM_EVENT, Event, NOTE, Start, Status, plan_arn, updates};
use crate::world::Account;

pub(super) const SECOND: i64 = 1000;
pub(super) const MINUTE: i64 = 60 * SECOND;
pub(super) const DAY: i64 = 24 * 60 * MINUTE;

/// What the detection saw.
pub(super) struct Detection<'a> {
    pub thing: &'a str,
    pub title: &'a str,
    pub impact: i64,
    pub profile: &'a str,
    /// The behaviour as the alert has it, with its `name`.
    pub behaviour: Value,
    /// What was measured.
    pub measured: Value,
    /// When the violation began.
    pub since: i64,
    /// Whether the runbook's first step took the device out of traffic.
    pub contained: bool,
}

/// An incident that is being told.
pub(super) struct Scene<'a> {
    pub account: &'a mut Account,
    pub arn: String,
}

impl<'a> Scene<'a> {
    /// The automation starts an incident from an alert.
    pub(super) fn open(account: &'a mut Account, detection: &Detection<'_>, at: i64) -> Self {
        let thing_arn = fleet::thing_arn(account, detection.thing);
        let start = Start {
            plan_arn: plan_arn(&account.id, plans::DEVICES),
            title: Some(detection.title.to_owned()),
            impact: Some(detection.impact),
            related: vec![
                item("INVOLVED_RESOURCE", json!({"arn": thing_arn}), detection.thing),
                item(
                    "OTHER",
                    json!({"url": logs_url(account, detection, at)}),
                    "Logs around the alert",
                ),
                item(
                    "METRIC",
                    json!({"metricDefinition": metric(account, detection)}),
                    "Bytes out",
                ),
            ],
            trigger: Some(trigger(account, detection)),
            created_by: people::automation(account),
            invoked_by: Some("lambda.amazonaws.com".to_owned()),
        };
        let arn = runbook::containing(account, detection, at, |account| {
            start.run(account, at).unwrap_or_default()
        });
        let mut scene = Self { account, arn };
        let text = format!("Violation: {} ({})", detection.title, detection.profile);
        scene.custom(detection.since, at, &text);
        scene
    }

    /// Automation writes an event.
    pub(super) fn custom(&mut self, time: i64, at: i64, text: &str) {
        self.write(CUSTOM_EVENT, time, at, json!(text).to_string());
    }

    /// A person writes a note; AWS keeps no author of events, so the note names it.
    pub(super) fn note(&mut self, at: i64, who: &str, text: &str) {
        self.write(NOTE, at, at, json!(format!("{who}: {text}")).to_string());
    }

    /// A person goes on from a manual step of the runbook.
    pub(super) fn resumed(&mut self, at: i64, who: &str, step: &str) {
        runbook::resume(self.account, &self.arn, who, step, at);
    }

    /// Somebody who was paged acknowledges.
    pub(super) fn acknowledged(&mut self, at: i64, contact: &str) {
        pages::acknowledge(self.account, &self.arn, contact, at);
    }

    /// A person engages somebody else.
    pub(super) fn engaged(&mut self, at: i64, who: &str, contact: &str, because: &str) {
        pages::engage(self.account, &self.arn, who, contact, because, at);
    }

    /// A person changes one attribute of the record.
    pub(super) fn set(&mut self, at: i64, who: &str, attribute: &str, value: &str) {
        let by = people::responder(self.account, who);
        if let Ok(record) = self.account.incidents.record_mut(&self.arn) {
            match attribute {
                "summary" => record.summary = Some(value.to_owned()),
                "impact" => record.impact = value.parse().unwrap_or(record.impact),
                "status" => (record.status, record.resolved) = (Status::Resolved, Some(at)),
                _ => value.clone_into(&mut record.title),
            }
        }
        self.record_update(&by, at, attribute, value);
    }

    /// A person or automation adds a related item.
    pub(super) fn relate(&mut self, at: i64, by: &str, item: Value) {
        // The incident exists: it was started by this scene.
        let _ = updates::add_related(self.account, &self.arn, item, by, at);
    }

    fn record_update(&mut self, by: &str, at: i64, attribute: &str, value: &str) {
        let attributes = [(attribute.to_owned(), value.to_owned())];
        let _ = updates::updated(self.account, &self.arn, by, &attributes, at);
    }

    fn write(&mut self, kind: &str, time: i64, at: i64, data: String) {
        let references = if kind == NOTE {
            vec![json!({"resource": self.arn})]
        } else {
            self.thing_reference(kind)
        };
        let event = Event {
            id: self.account.ids.uuid(),
            time,
            updated: at,
            kind: kind.to_owned(),
            data,
            references,
        };
        if let Ok(record) = self.account.incidents.record_mut(&self.arn) {
            record.timeline.put(event);
        }
    }

    /// Automation's events point at the thing, by its ARN and by the related item.
    fn thing_reference(&self, kind: &str) -> Vec<Value> {
        let record = self
            .account
            .incidents
            .record(&self.arn)
            .ok()
            .filter(|_| kind == CUSTOM_EVENT);
        let item = record.and_then(|record| record.related.first());
        item.map_or_else(Vec::new, |item| {
            vec![
                json!({"relatedItemId": item.generated_id}),
                json!({"resource": item.identifier["value"]["arn"]}),
            ]
        })
    }
}

pub(super) fn item(kind: &str, value: Value, title: &str) -> Value {
    json!({"identifier": {"type": kind, "value": value}, "title": title})
}

/// The alert as Device Defender publishes it, as the trigger's raw data.
fn trigger(account: &Account, detection: &Detection<'_>) -> Value {
    let alert = json!({
        "violationEventTime": detection.since,
        "thingName": detection.thing,
        "behavior": detection.behaviour,
        "violationEventType": "in-alarm",
        "metricValue": detection.measured,
        "violationId": format!("{:016x}", crate::ids::fingerprint(detection.title)),
        "securityProfileName": detection.profile,
    });
    json!({
        "source": "org.example.waterworks.detect",
        "timestamp": seconds(detection.since),
        "triggerArn":
            format!("arn:aws:iot:{}:{}:securityprofile/{}", account.region, account.id, detection.profile),
        "rawData": alert.to_string(),
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of this century are exact in a double"
)]
fn seconds(ms: i64) -> f64 {
    ms as f64 / 1000.0
}

/// A console link to `CloudWatch` Logs with an absolute window: an hour before the violation until the incident.
fn logs_url(account: &Account, detection: &Detection<'_>, at: i64) -> String {
    let (from, to) = ((detection.since - 60 * MINUTE) / 1000, at / 1000);
    format!(
        "https://{0}.console.aws.amazon.com/cloudwatch/home?region={0}#logsV2:logs-insights$3FqueryDetail$3D~(end~{to}~start~{from}~timeType~'ABSOLUTE~source~(~'AWSIotLogsV2))",
        account.region
    )
}

fn metric(account: &Account, detection: &Detection<'_>) -> String {
    json!({
        "region": account.region,
        "metrics": [["AWS/IoT", "aws:all-bytes-out", "ThingName", detection.thing]],
        "period": 300,
        "stat": "Sum",
    })
    .to_string()
}
