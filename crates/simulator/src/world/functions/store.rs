//! What is deployed, what waits to be run, and what runs.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use serde_json::Value;
use tokio::sync::Notify;

use super::FunctionSettings;
use super::invocation::Told;
use crate::lambda::Measured;
use crate::world::Account;

/// What a function of the story does with a payload at a time. Its effects come at once, its answer when it is done.
pub(crate) type Function = Arc<dyn Fn(&mut Account, &Value, i64) -> Invoked + Send + Sync>;

/// What came of an invocation that the story ran.
#[derive(Clone, Debug)]
pub(crate) struct Invoked {
    /// Milliseconds until it answered.
    pub took_ms: i64,
    /// What it returned, or the error that it raised.
    pub answer: Result<Value, String>,
}

/// What runs a function.
#[derive(Clone)]
pub(crate) enum Body {
    /// The story.
    Told(Function),
    /// Whoever takes its invocations.
    Outside,
}

pub(super) struct Deployed {
    pub settings: FunctionSettings,
    pub body: Body,
}

/// Something that is due by itself.
#[derive(Clone, Debug)]
pub(super) enum Due {
    /// An invocation that nobody answered fails.
    TimeOut { id: String },
    /// An event is tried again.
    Again { event: Box<Told> },
}

#[derive(Default)]
pub(crate) struct Functions {
    pub(super) deployed: BTreeMap<String, Deployed>,
    /// Invocations that nobody took yet, by function.
    pub(super) waiting: BTreeMap<String, VecDeque<Told>>,
    pub(super) running: HashMap<String, Told>,
    agenda: BTreeMap<(i64, u64), Due>,
    planned: u64,
    /// What invocations took that a process ran, oldest first.
    pub(super) measured: VecDeque<Measured>,
    /// Wakes who waits for invocations.
    pub(super) arrived: Arc<Notify>,
}

impl std::fmt::Debug for Functions {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Functions")
            .field("deployed", &self.deployed.keys())
            .field("running", &self.running.len())
            .finish_non_exhaustive()
    }
}

impl Functions {
    /// Deploys a function that the story runs.
    pub(crate) fn tell(&mut self, name: &str, function: Function) {
        let (settings, body) = (FunctionSettings::named(name), Body::Told(function));
        self.deployed.insert(name.to_owned(), Deployed { settings, body });
    }

    /// Deploys a function that is run outside, in the place of the one with its name.
    pub(crate) fn deploy(&mut self, settings: FunctionSettings) {
        let body = Body::Outside;
        self.deployed
            .insert(settings.name.clone(), Deployed { settings, body });
    }

    pub(crate) fn settings_mut(&mut self, name: &str) -> Option<&mut FunctionSettings> {
        self.deployed.get_mut(name).map(|deployed| &mut deployed.settings)
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.deployed.remove(name);
    }

    /// The function by its name or ARN, without a version.
    pub(crate) fn named<'a>(&self, given: &'a str) -> Option<(&'a str, Body)> {
        let name = given.split_once(":function:").map_or(given, |(_, name)| name);
        let name = name.split(':').next().unwrap_or(name);
        self.deployed
            .get(name)
            .map(|deployed| (name, deployed.body.clone()))
    }

    /// Whether one more invocation may run.
    pub(super) fn has_room(&self, function: &str) -> bool {
        let Some(deployed) = self.deployed.get(function) else {
            return false;
        };
        let running = |told: &&Told| told.invocation.function == function;
        deployed
            .settings
            .concurrency
            .is_none_or(|most| self.running.values().filter(running).count() < most)
    }

    pub(super) fn plan(&mut self, at: i64, due: Due) {
        self.planned += 1;
        self.agenda.insert((at, self.planned), due);
    }

    pub(super) fn next_due(&self) -> Option<i64> {
        self.agenda.first_key_value().map(|((at, _), _)| *at)
    }

    pub(super) fn due(&mut self, now: i64) -> Option<(i64, Due)> {
        let first = self.agenda.first_entry().filter(|entry| entry.key().0 <= now)?;
        let ((at, _), due) = first.remove_entry();
        Some((at, due))
    }
}
