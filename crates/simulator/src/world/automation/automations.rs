//! Every execution of an account.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use super::Execution;

/// Automations that run at once in an account and Region; others wait (Systems Manager endpoints and quotas).
pub(super) const MOST_RUNNING: usize = 100;
/// Automations that wait to run (the same page).
pub(super) const MOST_QUEUED: usize = 1_000;

/// By time of start and order of arrival.
pub(super) type Key = (i64, u64);

/// Systems Manager Automation's data.
#[derive(Debug, Default)]
pub(crate) struct Automations {
    executions: BTreeMap<Key, Execution>,
    keys: HashMap<String, Key>,
    last: u64,
    pub(super) running: BTreeSet<Key>,
    pub(super) queued: VecDeque<Key>,
    /// Client tokens with the request's fingerprint and the execution's id.
    pub(super) tokens: HashMap<String, (u64, String)>,
}

impl Automations {
    pub(super) fn insert(&mut self, execution: Execution) -> Key {
        self.last += 1;
        let key = (execution.started, self.last);
        self.keys.insert(execution.id.clone(), key);
        self.executions.insert(key, execution);
        key
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Execution> {
        self.keys.get(id).and_then(|key| self.executions.get(key))
    }

    pub(super) fn key(&self, id: &str) -> Option<Key> {
        self.keys.get(id).copied()
    }

    pub(super) fn at(&self, key: Key) -> Option<&Execution> {
        self.executions.get(&key)
    }

    pub(super) fn at_mut(&mut self, key: Key) -> Option<&mut Execution> {
        self.executions.get_mut(&key)
    }

    /// Newest first, behind the key `after`.
    pub(crate) fn newest_first(&self, after: Option<Key>) -> impl Iterator<Item = (Key, &Execution)> {
        use std::ops::Bound::{Excluded, Unbounded};
        let range = self
            .executions
            .range((Unbounded, after.map_or(Unbounded, Excluded)));
        range.rev().map(|(key, execution)| (*key, execution))
    }

    /// The next thing to happen by itself, and to which execution.
    pub(super) fn next(&self) -> Option<(i64, Key)> {
        let due = |key: &Key| Some((self.executions.get(key)?.due()?, *key));
        self.running.iter().filter_map(due).min()
    }
}
