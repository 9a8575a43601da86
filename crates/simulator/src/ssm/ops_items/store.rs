//! Every `OpsItem` of an account.

use std::collections::{BTreeMap, HashMap};

use super::OpsItem;
use crate::ssm::errors::refused;
use crate::wire::Refusal;

/// `OpsItems` by time of creation and order of arrival.
#[derive(Debug, Default)]
pub(crate) struct OpsItems {
    items: BTreeMap<(i64, u64), OpsItem>,
    keys: HashMap<String, (i64, u64)>,
    last: u64,
}

impl OpsItems {
    pub(crate) fn insert(&mut self, item: OpsItem) {
        self.last += 1;
        let key = (item.created, self.last);
        self.keys.insert(item.id.clone(), key);
        self.items.insert(key, item);
    }

    /// # Errors
    /// `OpsItemNotFoundException`.
    pub(crate) fn get(&self, id: &str) -> Result<&OpsItem, Refusal> {
        let known = self.keys.get(id).and_then(|key| self.items.get(key));
        known.ok_or_else(|| not_found(id))
    }

    /// # Errors
    /// `OpsItemNotFoundException`.
    pub(crate) fn get_mut(&mut self, id: &str) -> Result<&mut OpsItem, Refusal> {
        let known = self.keys.get(id).and_then(|key| self.items.get_mut(key));
        known.ok_or_else(|| not_found(id))
    }

    /// Newest first, behind the key `after`.
    pub(crate) fn newest_first(
        &self,
        after: Option<(i64, u64)>,
    ) -> impl Iterator<Item = ((i64, u64), &OpsItem)> {
        use std::ops::Bound::{Excluded, Unbounded};
        let range = self.items.range((Unbounded, after.map_or(Unbounded, Excluded)));
        range.rev().map(|(key, item)| (*key, item))
    }
}

fn not_found(id: &str) -> Refusal {
    refused(
        "OpsItemNotFoundException",
        &format!("The specified OpsItem ID {id} doesn't exist."),
    )
}
