//! Members of a checked request.

use std::collections::BTreeMap;

use serde_json::Value;

pub(super) fn text<'a>(input: &'a Value, member: &str) -> &'a str {
    input[member].as_str().unwrap_or_default()
}

pub(super) fn flag(input: &Value, member: &str) -> bool {
    input[member].as_bool().unwrap_or_default()
}

/// The attributes of an `AttributePayload` and whether they are to be merged.
pub(super) fn attributes(payload: &Value) -> (BTreeMap<String, String>, bool) {
    let given = payload["attributes"].as_object().into_iter().flatten();
    let given = given.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
    (given.collect(), flag(payload, "merge"))
}

/// Writes the attributes of a payload over those that are there; an empty value removes one.
pub(super) fn write_attributes(kept: &mut BTreeMap<String, String>, payload: &Value) {
    if payload.get("attributes").is_none() {
        return;
    }
    let (given, merge) = attributes(payload);
    if !merge {
        kept.clear();
    }
    kept.extend(given);
    kept.retain(|_, value| !value.is_empty());
}
