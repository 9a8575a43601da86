//! A contact, an escalation plan or an on-call schedule.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Plan;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContactKind {
    Personal,
    Escalation,
    OncallSchedule,
}

impl ContactKind {
    pub(crate) fn read(text: &str) -> Self {
        match text {
            "PERSONAL" => Self::Personal,
            "ESCALATION" => Self::Escalation,
            _ => Self::OncallSchedule,
        }
    }

    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Personal => "PERSONAL",
            Self::Escalation => "ESCALATION",
            Self::OncallSchedule => "ONCALL_SCHEDULE",
        }
    }
}

/// A contact with everything that belongs to it but its channels, which have names of their own.
#[derive(Clone, Debug)]
pub(crate) struct Contact {
    pub arn: String,
    pub alias: String,
    pub display_name: Option<String>,
    pub kind: ContactKind,
    pub plan: Plan,
    /// The ARNs of its channels, in the order of their creation.
    pub channels: Vec<String>,
    pub tags: BTreeMap<String, String>,
    pub policy: Option<String>,
}

impl Contact {
    pub(super) fn summary(&self) -> Value {
        let mut summary = json!({"ContactArn": self.arn, "Alias": self.alias, "Type": self.kind.wire()});
        if let Some(name) = &self.display_name {
            summary["DisplayName"] = name.clone().into();
        }
        summary
    }

    pub(super) fn full(&self) -> Value {
        let mut contact = self.summary();
        contact["Plan"] = self.plan.wire();
        contact
    }

    /// Adds the tags of a request; of equal keys the last counts.
    pub(super) fn tag(&mut self, tags: &Value) {
        for tag in tags.as_array().into_iter().flatten() {
            // Both members are optional in the model; a tag without a key has nothing to stand under.
            if let Some(key) = tag["Key"].as_str() {
                let value = tag["Value"].as_str().unwrap_or_default();
                self.tags.insert(key.to_owned(), value.to_owned());
            }
        }
    }
}
