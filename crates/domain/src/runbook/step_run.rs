use super::{RunStatus, WaitingStep};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long a manual step waits unless its document says otherwise, in seconds: 7 days (Automation's `aws:pause` and
/// `aws:approve`).
const USUAL_TIMEOUT: i64 = 7 * 24 * 3600;

/// What the store says of a step that went wrong. Untrusted text.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Failure {
    /// In words.
    pub message: String,
    /// The stage it failed in, such as `InputValidation`.
    pub stage: Option<String>,
    /// The kind of failure, such as `Permission`.
    pub kind: Option<String>,
}

/// One run of a step: a runbook that leads back to a step runs it again, under another id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRun {
    /// The store's id of this run.
    pub id: String,
    /// The step's name; untrusted text.
    pub name: String,
    /// Its action, such as `aws:pause`.
    pub action: String,
    /// How far it is.
    pub status: RunStatus,
    /// When it began.
    pub started: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// How long it may take, in seconds.
    pub timeout_s: Option<i64>,
    /// What follows when it fails, in the store's words: `Abort`, `Continue` or `step:NAME`.
    pub on_failure: Option<String>,
    /// What went in; untrusted text.
    pub inputs: BTreeMap<String, String>,
    /// What came out; untrusted text.
    pub outputs: BTreeMap<String, Vec<String>>,
    /// The response as text, where the action has one.
    pub response: Option<String>,
    /// What went wrong.
    pub failure: Option<Failure>,
}

impl StepRun {
    /// Whether somebody has to say that it goes on.
    pub fn is_pause(&self) -> bool {
        self.action == "aws:pause"
    }

    /// Whether somebody has to approve it.
    pub fn is_approval(&self) -> bool {
        self.action == "aws:approve"
    }

    /// Whether people do it.
    pub fn is_manual(&self) -> bool {
        self.is_pause() || self.is_approval()
    }

    /// Whether it waits for somebody now.
    pub fn waits(&self) -> bool {
        self.is_manual() && self.status == RunStatus::Waiting
    }

    /// When a manual step that waits times out.
    pub fn deadline(&self) -> Option<Timestamp> {
        let seconds = self.timeout_s.unwrap_or(USUAL_TIMEOUT);
        let started = self.started.filter(|_| self.waits())?;
        Some(started.plus(seconds.saturating_mul(1000)))
    }

    /// What lists tell of it, if it waits.
    pub fn waiting(&self) -> Option<WaitingStep> {
        let (deadline, started) = (self.deadline()?, self.started?);
        Some(WaitingStep {
            step: self.name.clone(),
            deadline,
            warn: WaitingStep::warns_at(started, deadline),
        })
    }

    /// How long all its outputs are together, in bytes.
    pub fn output_size(&self) -> usize {
        let texts = self.outputs.values().flatten().map(String::len);
        texts.sum::<usize>() + self.response.as_ref().map_or(0, String::len)
    }
}
