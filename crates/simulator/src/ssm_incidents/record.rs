//! An incident record.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{RelatedItem, Timeline, times};

/// The two states that Incident Manager knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    Resolved,
}

impl Status {
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Resolved => "RESOLVED",
        }
    }
}

/// What made the incident.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub created_by: String,
    pub invoked_by: Option<String>,
    pub resource_arn: Option<String>,
    pub service: String,
}

impl Source {
    fn wire(&self) -> Value {
        let mut source = json!({"createdBy": self.created_by, "source": self.service});
        if let Some(service) = &self.invoked_by {
            source["invokedBy"] = service.clone().into();
        }
        if let Some(arn) = &self.resource_arn {
            source["resourceArn"] = arn.clone().into();
        }
        source
    }
}

/// A deployment that may have caused the incident.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub created: i64,
    pub modified: i64,
    /// `{ cloudFormationStackUpdate | codeDeployDeployment }`
    pub details: Value,
}

/// An incident with everything that belongs to it.
#[derive(Debug)]
pub(crate) struct IncidentRecord {
    pub arn: String,
    pub title: String,
    pub summary: Option<String>,
    pub status: Status,
    pub impact: i64,
    pub created: i64,
    pub modified: i64,
    pub modified_by: String,
    pub resolved: Option<i64>,
    pub dedupe: String,
    pub source: Source,
    pub automation_executions: Vec<String>,
    pub chat_channel: Option<Value>,
    pub notification_targets: Vec<Value>,
    pub related: Vec<RelatedItem>,
    pub timeline: Timeline,
    pub findings: BTreeMap<String, Finding>,
}

impl IncidentRecord {
    pub(super) fn summary(&self) -> Value {
        let mut summary = json!({
            "arn": self.arn,
            "creationTime": times::to_wire(self.created),
            "impact": self.impact,
            "incidentRecordSource": self.source.wire(),
            "status": self.status.wire(),
            "title": self.title,
        });
        if let Some(resolved) = self.resolved {
            summary["resolvedTime"] = times::to_wire(resolved);
        }
        summary
    }

    pub(super) fn full(&self) -> Value {
        let executions: Vec<Value> = self
            .automation_executions
            .iter()
            .map(|arn| json!({"ssmExecutionArn": arn}))
            .collect();
        let mut record = self.summary();
        record["automationExecutions"] = executions.into();
        record["dedupeString"] = self.dedupe.clone().into();
        record["lastModifiedBy"] = self.modified_by.clone().into();
        record["lastModifiedTime"] = times::to_wire(self.modified);
        record["notificationTargets"] = self.notification_targets.clone().into();
        if let Some(summary) = &self.summary {
            record["summary"] = summary.clone().into();
        }
        if let Some(channel) = &self.chat_channel {
            record["chatChannel"] = channel.clone();
        }
        record
    }
}
