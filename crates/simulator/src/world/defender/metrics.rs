//! What devices reported, or the cloud measured of them.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

/// Metrics are kept for 14 days (Device Defender, "Detect quotas").
const KEPT_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// Values by device and metric, in the order of their times.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    values: HashMap<(String, String), BTreeMap<i64, Value>>,
}

impl Metrics {
    pub(crate) fn put(&mut self, thing: &str, metric: &str, at: i64, value: Value) {
        let key = (thing.to_owned(), metric.to_owned());
        self.values.entry(key).or_default().insert(at, value);
    }

    /// Whether a value of the device is less than so many milliseconds away from this moment.
    pub(crate) fn near(&self, thing: &str, metric: &str, at: i64, within: i64) -> bool {
        let known = self.values.get(&(thing.to_owned(), metric.to_owned()));
        known.is_some_and(|values| values.range(at - within + 1..at + within).next().is_some())
    }

    /// The devices of which a metric is known.
    pub(crate) fn devices_of(&self, metric: &str) -> impl Iterator<Item = &str> {
        let of_metric = self.values.keys().filter(move |(_, known)| known == metric);
        of_metric.map(|(thing, _)| thing.as_str())
    }

    /// The values from `from` to `to`, both included, as far as they are kept.
    pub(crate) fn between(
        &self,
        thing: &str,
        metric: &str,
        (from, to): (i64, i64),
        now: i64,
    ) -> Vec<(i64, &Value)> {
        let from = from.max(now - KEPT_MS);
        let known = self.values.get(&(thing.to_owned(), metric.to_owned()));
        known.filter(|_| from <= to).map_or_else(Vec::new, |values| {
            values.range(from..=to).map(|(at, value)| (*at, value)).collect()
        })
    }
}
