//! A security profile: the behaviours that its targets are held to.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub name: String,
    pub arn: String,
    /// Description, behaviours, alert targets and the rest, by their names on the wire.
    pub members: Map<String, Value>,
    pub version: i64,
    pub created: i64,
    pub modified: i64,
    /// ARNs of thing groups, or of all things of the account.
    pub targets: BTreeSet<String>,
}

impl Profile {
    pub(crate) fn behaviours(&self) -> &[Value] {
        self.members
            .get("behaviors")
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }
}
