//! The handle by which a test or the control port moves the world.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Account, Call, Calls, Fault, Faults, Notice, Quotas, Rate, Schedule};
use crate::clock::{Clock, ClockMode};
use crate::iam::{IamError, Uses};
use crate::seed::{self, Things};

/// Everything behind the lock.
#[derive(Debug)]
pub(crate) struct State {
    pub clock: Clock,
    pub account: Account,
    pub faults: Faults,
    pub quotas: Quotas,
    pub calls: Calls,
    pub schedule: Schedule,
}

impl State {
    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }
}

/// A handle on the simulated account, for what AWS's APIs don't offer. Clones share the account.
#[derive(Clone, Debug)]
pub struct WorldHandle {
    state: Arc<Mutex<State>>,
}

impl WorldHandle {
    pub(crate) fn new(state: State) -> Self {
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// The world as it is now: what was due has happened.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = state.now();
        while let Some((at, later)) = state.schedule.due(now) {
            state.account.catch_up(at);
            later(&mut state.account, at);
        }
        state.account.catch_up(now);
        state
    }

    /// The world's time in milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        self.lock().now()
    }

    /// When the next thing happens by itself that has a time of its own: a step of a runbook, a page, a message that can be
    /// received, a window that closes.
    pub fn next_ms(&self) -> Option<i64> {
        self.lock().account.next()
    }

    /// Whether the clock runs by itself.
    pub fn clock_mode(&self) -> ClockMode {
        self.lock().clock.mode()
    }

    /// Sets the world's time, forwards or backwards.
    pub fn set_ms(&self, now_ms: i64) {
        self.lock().clock.set(now_ms);
    }

    /// Moves the world's time by so many milliseconds.
    pub fn advance_ms(&self, by_ms: i64) {
        self.lock().clock.advance(by_ms);
    }

    /// Lets the clock run, or stops it where it is.
    pub fn set_clock_mode(&self, mode: ClockMode) {
        self.lock().clock.switch(mode);
    }

    /// Injects a failure and gives back its id.
    pub fn add_fault(&self, fault: Fault) -> u64 {
        self.lock().faults.add(fault)
    }

    /// The failures that are active, with their ids and what is left of their counts.
    pub fn faults(&self) -> Vec<(u64, Fault)> {
        self.lock().faults.list()
    }

    /// Clears one failure, or all with `None`.
    pub fn clear_faults(&self, id: Option<u64>) {
        self.lock().faults.clear(id);
    }

    /// The calls after number `after`, oldest first; the last 100 000 are kept.
    pub fn calls_after(&self, after: u64) -> Vec<Call> {
        self.lock().calls.after(after)
    }

    /// How often each `service:operation` was called since the log was cleared.
    pub fn call_counts(&self) -> BTreeMap<String, u64> {
        self.lock().calls.counts()
    }

    /// How often each `service:operation` was answered without an error since then.
    pub fn done_counts(&self) -> BTreeMap<String, u64> {
        self.lock().calls.done()
    }

    /// Clears the log and the counts; the numbering goes on.
    pub fn clear_calls(&self) {
        self.lock().calls.clear();
    }

    /// What services published after message number `after`, oldest first; the last 20 000 are kept.
    pub fn notices_after(&self, after: u64) -> Vec<Notice> {
        self.lock().account.notices.after(after).cloned().collect()
    }

    /// Roles, users and access keys as the control port's JSON.
    pub fn iam(&self) -> serde_json::Value {
        self.lock().account.iam.tables()
    }

    /// What each principal used of its rights since the account began: `role/NAME` and `user/NAME`.
    pub fn uses(&self) -> BTreeMap<String, Uses> {
        self.lock().account.iam.ledger.all()
    }

    /// Replaces roles, users and access keys.
    ///
    /// # Errors
    /// When the tables or a policy in them cannot be understood, or use what the simulator does not evaluate.
    pub fn set_iam(&self, tables: serde_json::Value) -> Result<(), IamError> {
        self.lock().account.iam.replace(tables)
    }

    /// Replaces the identity policies of one role by these documents.
    ///
    /// # Errors
    /// When the role is unknown or a policy cannot be understood.
    pub fn set_role_policies(&self, role: &str, policies: Vec<serde_json::Value>) -> Result<(), IamError> {
        self.lock().account.iam.set_role_policies(role, policies)
    }

    /// Sets the rate of calls of one operation, or of all with `None`.
    pub fn set_quota(&self, operation: Option<&str>, rate: Rate) {
        self.lock().quotas.set(operation, rate);
    }

    /// Sets how long policies take to be in force and how long an inactive certificate keeps who is connected, in
    /// milliseconds, for what changes from now on.
    pub fn set_delays(&self, policy_ms: i64, certificate_ms: i64) {
        let mut state = self.lock();
        state.account.fleet.policy_delay_ms = policy_ms;
        state.account.fleet.certificate_delay_ms = certificate_ms;
    }

    /// Goes back to the rates that the account started with.
    pub fn reset_quotas(&self) {
        self.lock().quotas.reset();
    }

    /// Makes an open incident with so many timeline events, and gives back its ARN.
    pub fn make_incident(&self, title: &str, events: usize) -> String {
        let mut state = self.lock();
        let now = state.now();
        seed::bulk::incident(&mut state.account, title, events, now)
    }

    /// Makes things with active certificates that may do everything, and gives back their names. What was changed before
    /// and is not in force yet is in force then, too.
    pub fn make_things(&self, asked: &Things) -> Vec<String> {
        let mut state = self.lock();
        let now = state.now();
        seed::bulk::things(&mut state.account, asked, now)
    }

    /// Makes so many resolved incidents with short timelines, spread over the year before now.
    pub fn make_resolved_incidents(&self, count: usize) {
        let mut state = self.lock();
        let now = state.now();
        seed::history::resolved(&mut state.account, count, now);
    }
}
