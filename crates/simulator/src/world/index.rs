//! What the fleet's index is told of a thing beside the registry: its shadows, and what it violates.
//!
//! Authority: IoT Developer Guide, "Managing fleet indexing", "Managed fields".

use serde_json::{Map, Value, json};

use super::Account;
use super::fleet::Indexed;

impl Account {
    /// Tells the index of a thing as it is now; dynamic groups follow. A device that isn't in the registry isn't indexed.
    pub(crate) fn index(&mut self, thing: &str, now: i64) {
        if self.fleet.thing(thing).is_none() {
            return;
        }
        let indexed = Indexed {
            shadow: self.shadows.indexed(thing),
            device_defender: self.violations_of(thing, now),
        };
        if self.fleet.indexed.get(thing) != Some(&indexed) {
            self.fleet.indexed.insert(thing.to_owned(), indexed);
            self.fleet.regroup(thing, now);
        }
    }

    /// The same for all things.
    pub(crate) fn index_all(&mut self, now: i64) {
        let names: Vec<String> = self.fleet.things.keys().cloned().collect();
        for name in names {
            self.index(&name, now);
        }
    }

    fn violations_of(&self, thing: &str, now: i64) -> Option<Value> {
        let mut profiles: Map<String, Value> = Map::new();
        let mut count = 0;
        let violations = self.defender.violations().filter(|one| one.thing == thing);
        for violation in violations {
            let Some(last) = violation.last_alarm() else {
                continue;
            };
            let active = violation.is_active(now);
            count += i64::from(active);
            let name = violation.behaviour["name"].as_str().unwrap_or_default();
            let behaviours = profiles
                .entry(violation.profile.clone())
                .or_insert_with(|| json!({}));
            // Of several violations of one behaviour the last one counts.
            if behaviours[name]["lastViolationTime"]
                .as_i64()
                .is_none_or(|known| known < last.at)
            {
                behaviours[name] = json!({
                    "metricName": violation.behaviour["metric"],
                    "lastViolationTime": last.at,
                    "lastViolationValue": last.value.to_string(),
                    "inViolation": active,
                });
            }
        }
        (!profiles.is_empty()).then(|| {
            profiles.insert("violationCount".to_owned(), json!(count));
            Value::Object(profiles)
        })
    }
}
