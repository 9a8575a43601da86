//! A response plan: kept as the request gave it, because every member is given back as it came.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A response plan.
#[derive(Clone, Debug)]
pub(crate) struct ResponsePlan {
    pub arn: String,
    pub name: String,
    /// `actions`, `chatChannel`, `displayName`, `engagements`, `incidentTemplate`, `integrations`.
    pub members: Map<String, Value>,
    /// Resource policies by id, with the document.
    pub policies: BTreeMap<String, String>,
}

impl ResponsePlan {
    pub(super) fn full(&self) -> Value {
        let mut plan = self.members.clone();
        plan.insert("arn".to_owned(), self.arn.clone().into());
        plan.insert("name".to_owned(), self.name.clone().into());
        Value::Object(plan)
    }

    pub(super) fn summary(&self) -> Value {
        let mut summary = json!({"arn": self.arn, "name": self.name});
        if let Some(name) = self.members.get("displayName") {
            summary["displayName"] = name.clone();
        }
        summary
    }

    pub(crate) fn template(&self) -> &Value {
        self.members.get("incidentTemplate").unwrap_or(&Value::Null)
    }

    /// The runbook that the plan starts.
    pub(crate) fn automation(&self) -> Option<&Value> {
        self.members.get("actions")?.get(0)?.get("ssmAutomation")
    }

    pub(crate) fn engagements(&self) -> Vec<String> {
        let contacts = self.members.get("engagements").and_then(Value::as_array);
        contacts
            .into_iter()
            .flatten()
            .filter_map(|arn| arn.as_str().map(str::to_owned))
            .collect()
    }
}
