use crate::ids::{DeviceName, GroupName};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A thing as the registry has it. All texts are untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// Its name.
    pub name: DeviceName,
    /// Its ARN.
    pub arn: String,
    /// Its type.
    pub kind: Option<String>,
    /// Its attributes: at most 50.
    pub attributes: BTreeMap<String, String>,
    /// The registry's version of it, which each change raises.
    pub version: i64,
}

/// A group that a thing is in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GroupMembership {
    /// The group.
    pub group: GroupName,
    /// Whether the group finds its things by a query, so that nobody puts them in or takes them out.
    pub dynamic: bool,
}

/// A group by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its name.
    pub name: GroupName,
    /// Its ARN.
    pub arn: String,
    /// Whether the group finds its things by a query.
    pub dynamic: bool,
    /// The groups above it, the nearest last.
    pub above: Vec<GroupName>,
    /// The policies attached to it: name and JSON document.
    pub policies: Vec<(String, String)>,
}
