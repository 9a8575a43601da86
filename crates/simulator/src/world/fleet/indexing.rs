//! The configuration of fleet indexing.

use serde_json::{Value, json};

/// What is indexed.
#[derive(Clone, Debug)]
pub(crate) struct Indexing {
    /// The request's `thingIndexingConfiguration`, without managed fields.
    things: Value,
    groups: Value,
}

impl Default for Indexing {
    fn default() -> Self {
        Self {
            things: json!({"thingIndexingMode": "OFF"}),
            groups: json!({"thingGroupIndexingMode": "OFF"}),
        }
    }
}

impl Indexing {
    /// Whether things can be searched.
    pub(crate) fn is_on(&self) -> bool {
        self.things["thingIndexingMode"] != "OFF"
    }

    pub(crate) fn groups(&self) -> bool {
        self.groups["thingGroupIndexingMode"] == "ON"
    }

    pub(crate) fn connectivity(&self) -> bool {
        self.is_on() && self.things["thingConnectivityIndexingMode"] == "STATUS"
    }

    pub(crate) fn shadows(&self) -> bool {
        self.things["thingIndexingMode"] == "REGISTRY_AND_SHADOW"
    }

    /// Whether the shadows of this name are indexed.
    pub(crate) fn names_shadow(&self, name: &str) -> bool {
        let named = self.things["filter"]["namedShadowNames"].as_array();
        self.is_on()
            && self.things["namedShadowIndexingMode"] == "ON"
            && named.is_some_and(|names| names.iter().any(|known| known == name))
    }

    pub(crate) fn violations(&self) -> bool {
        self.is_on() && self.things["deviceDefenderIndexingMode"] == "VIOLATIONS"
    }

    /// What an index that is on holds, as `DescribeIndex` names it.
    pub(crate) fn schema(&self, index: &str) -> Option<&'static str> {
        match index {
            "AWS_Things" if self.violations() => Some("MULTI_INDEXING_MODE"),
            "AWS_Things" if self.is_on() => Some(match (self.shadows(), self.connectivity()) {
                (false, false) => "REGISTRY",
                (true, false) => "REGISTRY_AND_SHADOW",
                (false, true) => "REGISTRY_AND_CONNECTIVITY_STATUS",
                (true, true) => "REGISTRY_AND_SHADOW_AND_CONNECTIVITY_STATUS",
            }),
            "AWS_ThingGroups" if self.groups() => Some("REGISTRY"),
            _ => None,
        }
    }

    /// Takes the parts of the configuration that the request names, each as a whole.
    pub(crate) fn update(&mut self, things: Option<&Value>, groups: Option<&Value>) {
        self.things = things.unwrap_or(&self.things).clone();
        self.groups = groups.unwrap_or(&self.groups).clone();
    }

    /// The configuration with what AWS adds to it.
    pub(crate) fn shown(&self) -> Value {
        let field = |(name, kind): &(&str, &str)| json!({"name": name, "type": kind});
        let mut things = self.things.clone();
        for mode in [
            "thingConnectivityIndexingMode",
            "deviceDefenderIndexingMode",
            "namedShadowIndexingMode",
        ] {
            if things[mode].is_null() {
                things[mode] = "OFF".into();
            }
        }
        let registry: &[_] = &[
            ("registry.version", "Number"),
            ("registry.thingTypeName", "String"),
        ];
        let connectivity: &[_] = &[
            ("connectivity.connected", "Boolean"),
            ("connectivity.timestamp", "Number"),
            ("connectivity.disconnectReason", "String"),
        ];
        let mut managed: Vec<Value> = Vec::new();
        if self.is_on() {
            managed.extend(registry.iter().map(field));
        }
        if self.connectivity() {
            managed.extend(connectivity.iter().map(field));
        }
        things["managedFields"] = managed.into();
        let mut groups = self.groups.clone();
        let known: &[_] = &[
            ("name", "String"),
            ("description", "String"),
            ("version", "Number"),
        ];
        groups["managedFields"] = if self.groups() {
            known.iter().map(field).collect()
        } else {
            Value::Array(Vec::new())
        };
        json!({"thingIndexingConfiguration": things, "thingGroupIndexingConfiguration": groups})
    }
}
