//! The replication set: the Regions that the data is kept in.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::times;

/// One Region of a replication set.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    pub kms_key: Option<String>,
    pub since: i64,
}

/// The account's replication set.
#[derive(Clone, Debug)]
pub(crate) struct ReplicationSet {
    pub arn: String,
    pub created_by: String,
    pub created: i64,
    pub modified_by: String,
    pub modified: i64,
    pub protected: bool,
    pub regions: BTreeMap<String, Region>,
}

impl ReplicationSet {
    pub(super) fn full(&self) -> Value {
        let regions: BTreeMap<&String, Value> = self
            .regions
            .iter()
            .map(|(name, region)| {
                let key = region.kms_key.as_deref().unwrap_or("DefaultKey");
                let since = times::to_wire(region.since);
                (
                    name,
                    json!({"sseKmsKeyId": key, "status": "ACTIVE", "statusUpdateDateTime": since}),
                )
            })
            .collect();
        json!({
            "arn": self.arn,
            "createdBy": self.created_by,
            "createdTime": times::to_wire(self.created),
            "deletionProtected": self.protected,
            "lastModifiedBy": self.modified_by,
            "lastModifiedTime": times::to_wire(self.modified),
            "regionMap": regions,
            "status": "ACTIVE",
        })
    }
}
