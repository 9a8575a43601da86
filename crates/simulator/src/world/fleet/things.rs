//! How things come, change and go.

use std::collections::BTreeMap;

use super::{Change, Fleet};
use crate::wire::Refusal;

/// Attributes of a thing without and with a type (Service Quotas of IoT Core).
const MOST_ATTRIBUTES: usize = 3;
const MOST_ATTRIBUTES_OF_A_TYPE: usize = 50;

impl Fleet {
    /// Whether a thing can take this type now, and have these attributes with or without a type.
    pub(crate) fn check_thing(
        &self,
        taken: Option<&str>,
        typed: bool,
        attributes: &BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        if let Some(kind) = taken {
            let known = self.types.get(kind).ok_or_else(|| {
                let message = format!("Thing type {kind} cannot be found.");
                Refusal::new(404, "ResourceNotFoundException", message)
            })?;
            if known.deprecated.is_some() {
                let message = format!("Cannot associate a thing with the deprecated thing type {kind}");
                return Err(Refusal::validation(message));
            }
        }
        let most = if typed {
            MOST_ATTRIBUTES_OF_A_TYPE
        } else {
            MOST_ATTRIBUTES
        };
        if attributes.len() > most {
            return Err(Refusal::validation(format!(
                "The thing can have at most {most} attributes"
            )));
        }
        Ok(())
    }

    /// Removes a thing with its membership, its job executions and what the index held of it.
    pub(crate) fn remove_thing(&mut self, name: &str, now: i64) {
        for group in self.groups_of(name).to_vec() {
            let thing = name.to_owned();
            self.change(Change::Leave { thing, group }, now);
        }
        for job in self.jobs.values_mut() {
            job.executions.remove(name);
        }
        self.things.remove(name);
        self.connectivity.remove(name);
        self.indexed.remove(name);
    }
}
