//! Functions from outside: deploying them, taking their invocations, answering.

use std::collections::VecDeque;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{FunctionSettings, Invocation, answer, course};
use crate::lambda::Measured;
use crate::world::WorldHandle;

/// How often who waits for an invocation lets the world catch up.
const LOOKS_EVERY: Duration = Duration::from_millis(200);

/// So many measurements are kept.
const KEPT: usize = 20_000;

/// What there is to do for functions that run outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Work {
    /// Invocations that nobody took yet.
    pub waiting: usize,
    /// Invocations that were taken and not answered.
    pub running: usize,
}

/// An error that a function raised, as the Runtime API's error body has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FunctionError {
    /// Such as `Runtime.UnhandledError`.
    pub error_type: String,
    /// What went wrong.
    #[serde(rename = "errorMessage")]
    pub message: String,
}

impl FunctionError {
    pub(super) fn unhandled(message: &str) -> Self {
        Self {
            error_type: "Runtime.UnhandledError".to_owned(),
            message: message.to_owned(),
        }
    }

    pub(super) fn timed_out(id: &str, timeout_ms: i64) -> Self {
        let seconds = timeout_ms / 1000;
        Self {
            error_type: "Sandbox.Timedout".to_owned(),
            message: format!("RequestId: {id} Error: Task timed out after {seconds}.00 seconds"),
        }
    }

    /// The payload that a caller sees.
    pub(super) fn shown(&self) -> String {
        serde_json::json!({"errorMessage": self.message, "errorType": self.error_type}).to_string()
    }
}

impl WorldHandle {
    /// Deploys a function in the place of the one with its name; whoever takes its invocations runs it.
    pub fn deploy_function(&self, settings: FunctionSettings) {
        self.lock().account.functions.deploy(settings);
    }

    /// Removes a function. Its running invocations can still be answered.
    pub fn remove_function(&self, name: &str) {
        self.lock().account.functions.remove(name);
    }

    /// What is deployed, by name.
    pub fn functions(&self) -> Vec<FunctionSettings> {
        let state = self.lock();
        let deployed = state.account.functions.deployed.values();
        deployed.map(|deployed| deployed.settings.clone()).collect()
    }

    /// Takes the oldest invocation of a function that waits to be run, as far as its concurrency lets it. Its time begins
    /// now.
    pub fn take_invocation(&self, function: &str) -> Option<Invocation> {
        let mut state = self.lock();
        let now = state.now();
        course::take(&mut state.account, function, now)
    }

    /// Waits for an invocation of a function and takes it. Whoever lets the future go takes none.
    pub async fn next_invocation(&self, function: &str) -> Invocation {
        let arrived = self.lock().account.functions.arrived.clone();
        loop {
            // Registered before the look, so that what arrives in between isn't missed.
            let notified = arrived.notified();
            tokio::pin!(notified);
            notified.as_mut().enable();
            if let Some(invocation) = self.take_invocation(function) {
                return invocation;
            }
            // What is due by the clock happens when somebody looks.
            let _ = tokio::time::timeout(LOOKS_EVERY, notified).await;
        }
    }

    /// Answers an invocation that was taken; `false` when it is unknown, was answered, or timed out meanwhile.
    pub fn answer_invocation(&self, id: &str, result: Result<Value, FunctionError>) -> bool {
        let mut state = self.lock();
        let now = state.now();
        answer::answer(&mut state.account, id, result, now)
    }

    /// How many invocations wait and run.
    pub fn work(&self) -> Work {
        let state = self.lock();
        let functions = &state.account.functions;
        Work {
            waiting: functions.waiting.values().map(VecDeque::len).sum(),
            running: functions.running.len(),
        }
    }

    /// Comes when an invocation is over: answered, timed out, or never there.
    pub(crate) async fn invocation_ends(&self, id: &str) {
        let arrived = self.lock().account.functions.arrived.clone();
        loop {
            let notified = arrived.notified();
            tokio::pin!(notified);
            notified.as_mut().enable();
            if !self.lock().account.functions.running.contains_key(id) {
                return;
            }
            let _ = tokio::time::timeout(LOOKS_EVERY, notified).await;
        }
    }

    /// What invocations took that a process ran, oldest first; the last 20 000 are kept.
    pub fn measurements(&self) -> Vec<Measured> {
        self.lock().account.functions.measured.iter().cloned().collect()
    }

    pub(crate) fn measured(&self, measured: Measured) {
        let mut state = self.lock();
        let kept = &mut state.account.functions.measured;
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(measured);
    }
}
