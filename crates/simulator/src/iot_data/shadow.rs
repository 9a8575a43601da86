//! One shadow: what is desired of a device, what it reported, and since when.
//!
//! Authority: IoT Core Developer Guide, "Device Shadow service documents" and "Device Shadow error messages".

use serde_json::{Map, Value, json};

/// What a shadow may hold, in bytes of its `state` (IoT Core quotas, "Device Shadow service limits").
const LIMIT_BYTES: usize = 8 * 1024;
/// How deep `desired` or `reported` may be.
const DEEPEST: usize = 8;

/// Why a document is not taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotTaken {
    #[error("Invalid JSON")]
    Json,
    #[error("Missing required node: state")]
    NoState,
    #[error("State node must be an object")]
    StateForm,
    #[error("{0} node must be an object")]
    NodeForm(&'static str),
    #[error("JSON contains too many levels of nesting; maximum is 8")]
    Depth,
    #[error("Version must be a whole number")]
    VersionForm,
    #[error("Version conflict")]
    Version,
    #[error("The payload exceeds the maximum size allowed")]
    Size,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Shadow {
    desired: Map<String, Value>,
    reported: Map<String, Value>,
    desired_since: Map<String, Value>,
    reported_since: Map<String, Value>,
    /// Grows by one with every change, also over a deletion.
    pub version: i64,
    /// Not before its first document, and not once it was deleted.
    pub exists: bool,
}

impl Shadow {
    /// Merges a document; gives back what was accepted, as the operation answers it.
    pub(crate) fn update(&mut self, document: &[u8], now: i64) -> Result<Value, NotTaken> {
        let document: Value = serde_json::from_slice(document).map_err(|_| NotTaken::Json)?;
        let state = document.get("state").ok_or(NotTaken::NoState)?;
        let state = state.as_object().ok_or(NotTaken::StateForm)?;
        match &document["version"] {
            Value::Null => {}
            version => {
                let version = version.as_i64().ok_or(NotTaken::VersionForm)?;
                if version != self.version {
                    return Err(NotTaken::Version);
                }
            }
        }
        let mut next = self.clone();
        let mut metadata = Map::new();
        for name in ["desired", "reported"] {
            if let Some(given) = state.get(name) {
                metadata.extend(next.merge(name, given, now)?);
            }
        }
        let size = Value::Object(next.desired.clone()).to_string().len()
            + Value::Object(next.reported.clone()).to_string().len();
        if size > LIMIT_BYTES {
            return Err(NotTaken::Size);
        }
        next.version += 1;
        next.exists = true;
        *self = next;
        let mut accepted = json!({
            "state": state,
            "metadata": metadata,
            "version": self.version,
            "timestamp": now / 1000,
        });
        if let Some(token) = document.get("clientToken") {
            accepted["clientToken"] = token.clone();
        }
        Ok(accepted)
    }

    fn merge(
        &mut self,
        name: &'static str,
        given: &Value,
        now: i64,
    ) -> Result<Option<(String, Value)>, NotTaken> {
        let (kept, since) = if name == "desired" {
            (&mut self.desired, &mut self.desired_since)
        } else {
            (&mut self.reported, &mut self.reported_since)
        };
        match given {
            Value::Null => {
                kept.clear();
                since.clear();
                Ok(None)
            }
            Value::Object(given) => {
                if depth(given) > DEEPEST {
                    return Err(NotTaken::Depth);
                }
                merge(kept, since, given, now);
                Ok(Some((name.to_owned(), stamps(given, now))))
            }
            _ => Err(NotTaken::NodeForm(name)),
        }
    }

    /// The whole document.
    pub(crate) fn shown(&self, now: i64) -> Value {
        let mut state = Map::new();
        let mut metadata = Map::new();
        let parts = [
            ("desired", &self.desired, &self.desired_since),
            ("reported", &self.reported, &self.reported_since),
        ];
        for (name, values, since) in parts {
            if !values.is_empty() {
                state.insert(name.to_owned(), Value::Object(values.clone()));
                metadata.insert(name.to_owned(), Value::Object(since.clone()));
            }
        }
        let delta = delta(&self.desired, &self.reported);
        if !delta.is_empty() {
            state.insert("delta".to_owned(), Value::Object(delta));
        }
        json!({"state": state, "metadata": metadata, "version": self.version, "timestamp": now / 1000})
    }

    /// As the index holds it.
    pub(super) fn indexed(&self) -> Value {
        let parts = [("desired", &self.desired), ("reported", &self.reported)];
        let parts = parts.into_iter().filter(|(_, values)| !values.is_empty());
        let mut indexed: Map<String, Value> = parts
            .map(|(name, values)| (name.to_owned(), Value::Object(values.clone())))
            .collect();
        let has_delta = !delta(&self.desired, &self.reported).is_empty();
        indexed.insert("hasDelta".to_owned(), has_delta.into());
        indexed.insert("version".to_owned(), self.version.into());
        Value::Object(indexed)
    }

    /// Removes what it holds; gives back what the operation answers.
    pub(crate) fn delete(&mut self, now: i64) -> Value {
        let version = self.version;
        *self = Self {
            version,
            ..Self::default()
        };
        json!({"version": version, "timestamp": now / 1000})
    }
}

fn merge(
    kept: &mut Map<String, Value>,
    since: &mut Map<String, Value>,
    given: &Map<String, Value>,
    now: i64,
) {
    for (name, value) in given {
        match value {
            Value::Null => {
                kept.remove(name);
                since.remove(name);
            }
            Value::Object(inner) => {
                let mut object = kept
                    .get(name)
                    .and_then(Value::as_object)
                    .cloned()
                    .unwrap_or_default();
                let mut inner_since = since
                    .get(name)
                    .and_then(Value::as_object)
                    .cloned()
                    .unwrap_or_default();
                merge(&mut object, &mut inner_since, inner, now);
                kept.insert(name.clone(), Value::Object(object));
                since.insert(name.clone(), Value::Object(inner_since));
            }
            _ => {
                kept.insert(name.clone(), value.clone());
                since.insert(name.clone(), json!({"timestamp": now / 1000}));
            }
        }
    }
}

fn stamps(given: &Map<String, Value>, now: i64) -> Value {
    let set = given.iter().filter(|(_, value)| !value.is_null());
    let stamped = set.map(|(name, value)| {
        let stamp = match value {
            Value::Object(inner) => stamps(inner, now),
            _ => json!({"timestamp": now / 1000}),
        };
        (name.clone(), stamp)
    });
    Value::Object(stamped.collect())
}

/// What is desired and not reported so.
fn delta(desired: &Map<String, Value>, reported: &Map<String, Value>) -> Map<String, Value> {
    let mut found = Map::new();
    for (name, wanted) in desired {
        match (wanted, reported.get(name)) {
            (Value::Object(wanted), Some(Value::Object(actual))) => {
                let inner = delta(wanted, actual);
                if !inner.is_empty() {
                    found.insert(name.clone(), Value::Object(inner));
                }
            }
            (wanted, Some(actual)) if wanted == actual => {}
            (wanted, _) => {
                found.insert(name.clone(), wanted.clone());
            }
        }
    }
    found
}

fn depth(object: &Map<String, Value>) -> usize {
    let deeper = object.values().filter_map(Value::as_object).map(depth);
    1 + deeper.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use super::*;

    #[test]
    fn what_is_desired_and_not_reported_is_the_delta() {
        let mut shadow = Shadow::default();
        let document = br#"{"state": {"desired": {"a": 1, "b": {"c": 2}}, "reported": {"b": {"c": 3}}}}"#;
        shadow.update(document, 5000).unwrap();
        let shown = shadow.shown(6000);
        assert_eq!(shown["state"]["delta"], json!({"a": 1, "b": {"c": 2}}));
        assert_eq!(shown["metadata"]["desired"]["a"]["timestamp"], 5);
        shadow
            .update(br#"{"state": {"desired": {"a": null, "b": null}}}"#, 7000)
            .unwrap();
        assert_eq!(shadow.shown(8000)["state"], json!({"reported": {"b": {"c": 3}}}));
    }

    #[test]
    fn a_document_for_another_version_changes_nothing() {
        let mut shadow = Shadow::default();
        shadow.update(br#"{"state": {"desired": {"a": 1}}}"#, 0).unwrap();
        let refused = shadow.update(br#"{"state": {"desired": {"a": 2}}, "version": 7}"#, 0);
        assert_eq!(refused.unwrap_err(), NotTaken::Version);
        assert_eq!((shadow.version, &shadow.desired["a"]), (1, &json!(1)));
    }

    #[test]
    fn the_version_goes_on_over_a_deletion() {
        let mut shadow = Shadow::default();
        shadow.update(br#"{"state": {"reported": {"a": 1}}}"#, 0).unwrap();
        assert_eq!(shadow.delete(1000)["version"], 1);
        shadow.update(br#"{"state": {"reported": {"a": 1}}}"#, 0).unwrap();
        assert_eq!(shadow.version, 2);
    }
}
