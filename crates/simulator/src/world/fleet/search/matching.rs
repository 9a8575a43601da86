//! Whether a thing matches a query.

use serde_json::Value;

use super::super::{Fleet, Thing};
use super::query::{Query, Test};

impl Query {
    pub(crate) fn matches(&self, fleet: &Fleet, thing: &Thing) -> bool {
        self.admits(&|field| {
            field.map_or_else(|| every_value(fleet, thing), |field| values(fleet, thing, field))
        })
    }

    /// Whether something matches, given the values of a field, or of all of them.
    pub(crate) fn admits(&self, values_of: &impl Fn(Option<&str>) -> Vec<String>) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.admits(values_of)),
            Self::Any(parts) => parts.iter().any(|part| part.admits(values_of)),
            Self::Not(part) => !part.admits(values_of),
            Self::Term { field, test } => values_of(field.as_deref()).iter().any(|value| test.admits(value)),
        }
    }
}

impl Test {
    fn admits(&self, value: &str) -> bool {
        match self {
            Self::Like(pattern) => {
                let (pattern, value) = (pattern.to_lowercase(), value.to_lowercase());
                crate::iam::matches(&pattern, &value, false)
                    || value
                        .split_whitespace()
                        .any(|word| crate::iam::matches(&pattern, word, false))
            }
            Self::Range { from, to } => {
                let above = from.as_ref().is_none_or(|(bound, including)| {
                    let order = compare(value, bound);
                    order.is_gt() || (*including && order.is_eq())
                });
                let below = to.as_ref().is_none_or(|(bound, including)| {
                    let order = compare(value, bound);
                    order.is_lt() || (*including && order.is_eq())
                });
                above && below
            }
        }
    }
}

/// By number where both are numbers, otherwise as texts.
fn compare(left: &str, right: &str) -> std::cmp::Ordering {
    match (left.parse::<f64>(), right.parse::<f64>()) {
        (Ok(left), Ok(right)) => left.total_cmp(&right),
        _ => left.to_lowercase().cmp(&right.to_lowercase()),
    }
}

fn every_value(fleet: &Fleet, thing: &Thing) -> Vec<String> {
    let fields = ["thingName", "thingTypeName", "thingGroupNames"];
    let mut found: Vec<String> = fields
        .iter()
        .flat_map(|field| values(fleet, thing, field))
        .collect();
    found.extend(thing.attributes.values().cloned());
    found
}

fn values(fleet: &Fleet, thing: &Thing, field: &str) -> Vec<String> {
    let one = |value: Option<String>| value.into_iter().collect();
    match field {
        "thingName" => return vec![thing.name.clone()],
        "thingId" => return vec![thing.id.clone()],
        "thingTypeName" => return one(thing.kind.clone()),
        "thingGroupNames" => return fleet.indexed_groups(&thing.name),
        "registry.version" => return vec![thing.version.to_string()],
        _ => {}
    }
    let (head, rest) = field.split_once('.').unwrap_or((field, ""));
    match head {
        "attributes" => one(thing.attributes.get(rest).cloned()),
        "connectivity" if fleet.indexing.connectivity() => {
            let known = fleet.connectivity.get(&thing.name);
            match rest {
                "connected" => vec![known.is_some_and(|known| known.connected).to_string()],
                "disconnectReason" => one(known.map(|known| known.reason.to_owned())),
                "timestamp" => one(known.map(|known| known.since.to_string())),
                _ => Vec::new(),
            }
        }
        "shadow" | "deviceDefender" => {
            let document = match head {
                "shadow" => fleet.indexed_shadow(&thing.name),
                _ => fleet.indexed_violations(&thing.name).cloned(),
            };
            document.map_or_else(Vec::new, |document| at(&document, rest))
        }
        _ => Vec::new(),
    }
}

/// The values at a path with dots; through lists, each item's.
fn at(document: &Value, path: &str) -> Vec<String> {
    match document {
        Value::Array(items) => items.iter().flat_map(|item| at(item, path)).collect(),
        Value::Object(members) if !path.is_empty() => {
            let (head, rest) = path.split_once('.').unwrap_or((path, ""));
            members.get(head).map_or_else(Vec::new, |member| at(member, rest))
        }
        Value::String(text) if path.is_empty() => vec![text.clone()],
        other if path.is_empty() && !other.is_object() => vec![other.to_string()],
        _ => Vec::new(),
    }
}
