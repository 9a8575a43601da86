//! A document.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::world::automation::runbook::{Format, Runbook};

/// One version of a document.
#[derive(Clone, Debug)]
pub(crate) struct Version {
    pub number: u64,
    pub name: Option<String>,
    pub display_name: Option<String>,
    pub target_type: Option<String>,
    pub content: String,
    pub format: Format,
    pub created: i64,
    /// The content, read.
    pub value: Value,
    /// What the content runs, in documents of type Automation.
    pub runbook: Option<Arc<Runbook>>,
}

/// A document with its versions.
#[derive(Debug)]
pub(crate) struct Document {
    pub name: String,
    pub kind: String,
    pub owner: String,
    pub author: String,
    pub tags: Vec<Value>,
    pub requires: Vec<Value>,
    pub versions: BTreeMap<u64, Version>,
    pub default: u64,
    /// The highest number ever given.
    pub last: u64,
}

impl Document {
    pub(crate) fn latest(&self) -> u64 {
        self.versions.last_key_value().map_or(0, |(number, _)| *number)
    }

    /// The version by number, `$DEFAULT` or `$LATEST`, and by its name; without either the default one.
    pub(crate) fn version(&self, number: Option<&str>, name: Option<&str>) -> Option<&Version> {
        let wanted = match number {
            None if name.is_some() => {
                return self
                    .versions
                    .values()
                    .find(|version| version.name.as_deref() == name);
            }
            None | Some("$DEFAULT") => self.default,
            Some("$LATEST") => self.latest(),
            Some(number) => number.parse().ok()?,
        };
        let version = self.versions.get(&wanted)?;
        let meant = name.is_none() || version.name.as_deref() == name;
        meant.then_some(version)
    }
}
