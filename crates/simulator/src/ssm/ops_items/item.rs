//! An `OpsItem`: kept as the request gave it, because every member is given back as it came.

use serde_json::{Map, Value, json};

use crate::ssm::ops_item_arn;
use crate::times;
use crate::world::Account;

/// Members that a summary has too.
const IN_SUMMARY: &[&str] = &[
    "Priority",
    "Source",
    "Title",
    "OperationalData",
    "Category",
    "Severity",
    "OpsItemType",
    "ActualStartTime",
    "ActualEndTime",
    "PlannedStartTime",
    "PlannedEndTime",
];

#[derive(Clone, Debug)]
pub(crate) struct OpsItem {
    pub id: String,
    pub arn: String,
    pub status: String,
    pub created: i64,
    pub created_by: String,
    pub modified: i64,
    pub modified_by: String,
    pub version: u64,
    /// As `CreateOpsItem` and `UpdateOpsItem` name them.
    pub members: Map<String, Value>,
}

impl OpsItem {
    /// A new item, not kept yet.
    pub(crate) fn make(account: &mut Account, members: Map<String, Value>, by: &str, now: i64) -> Self {
        let digits = account.ids.hex().to_lowercase();
        let id = format!("oi-{}", &digits[..12]);
        Self {
            arn: ops_item_arn(account, &id),
            id,
            status: "Open".to_owned(),
            created: now,
            created_by: by.to_owned(),
            modified: now,
            modified_by: by.to_owned(),
            version: 1,
            members,
        }
    }

    pub(crate) fn full(&self) -> Value {
        let mut shown = self.common();
        for (name, value) in &self.members {
            shown[name] = value.clone();
        }
        shown["OpsItemArn"] = self.arn.clone().into();
        shown["Version"] = self.version.to_string().into();
        shown
    }

    pub(crate) fn summary(&self) -> Value {
        let mut shown = self.common();
        for name in IN_SUMMARY {
            if let Some(value) = self.members.get(*name) {
                shown[*name] = value.clone();
            }
        }
        shown
    }

    /// The texts that a filter's key compares with; `None` for keys that are not simulated.
    pub(crate) fn texts(&self, key: &str) -> Option<Vec<String>> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let data = self.members.get("OperationalData").and_then(Value::as_object);
        Some(match key {
            "Status" => vec![self.status.clone()],
            "CreatedBy" => vec![self.created_by.clone()],
            "OpsItemId" => vec![self.id.clone()],
            "Source" | "Title" | "Priority" | "Category" | "Severity" | "OpsItemType" => {
                self.members.get(key).map(text).into_iter().collect()
            }
            "OperationalDataKey" => data.into_iter().flatten().map(|(name, _)| name.clone()).collect(),
            "OperationalDataValue" => data
                .into_iter()
                .flatten()
                .map(|(_, value)| text(&value["Value"]))
                .collect(),
            _ => return None,
        })
    }

    pub(crate) const fn time(&self, key: &str) -> Option<i64> {
        match key.as_bytes() {
            b"CreatedTime" => Some(self.created),
            b"LastModifiedTime" => Some(self.modified),
            _ => None,
        }
    }

    fn common(&self) -> Value {
        json!({
            "OpsItemId": self.id,
            "Status": self.status,
            "CreatedBy": self.created_by,
            "CreatedTime": times::to_wire(self.created),
            "LastModifiedBy": self.modified_by,
            "LastModifiedTime": times::to_wire(self.modified),
        })
    }
}
