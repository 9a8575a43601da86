use super::Step;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What shows that something is so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// When the reading that shows it began.
    pub at: Timestamp,
    /// What was read, in words.
    pub read: String,
}

/// A step that failed and is still lacking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// The step.
    pub step: Step,
    /// What AWS answered.
    pub why: String,
    /// Since when it fails.
    pub since: Timestamp,
    /// How often it failed in a row.
    pub attempts: u32,
    /// Whether it is on the record: a failure is told there once.
    pub told: bool,
}

/// How far an order is, as far as it was read back from AWS. Claims are dropped when a later reading contradicts them.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Since when it was seen in the group without a break.
    pub in_group: Option<Timestamp>,
    /// Since when none of its certificates was seen active.
    pub blocked: Option<Timestamp>,
    /// Everything that was asked for is read back.
    pub applied: Option<Proof>,
    /// When the change binds, after AWS's own delay.
    pub binds: Option<Timestamp>,
    /// When its session was cut last.
    pub cut: Option<Timestamp>,
    /// It may neither connect nor publish nor subscribe, and has no session.
    pub effective: Option<Proof>,
    /// From when on no session counts, for Verified.
    pub quiet: Option<Timestamp>,
    /// No session since Effective for as long as the settings ask.
    pub verified: Option<Proof>,
    /// How often it came back after it should have been cut off.
    pub reconnects: u32,
    /// Of a release: everything that was asked for is read back.
    pub released: Option<Proof>,
    /// A step that fails.
    pub trouble: Option<Trouble>,
    /// Why it can't be Verified as things are.
    pub cannot: Option<String>,
    /// What the last reading could not tell.
    pub unread: Vec<String>,
    /// When the last reading began.
    pub observed: Option<Timestamp>,
    /// When somebody was last asked whether it is to last.
    pub asked: Option<Timestamp>,
}

impl Progress {
    /// Whether anything that keeps the device away is in force, as far as was read back.
    pub fn holds_anything(&self) -> bool {
        self.in_group.is_some() || self.blocked.is_some()
    }

    /// Notes that a step failed.
    pub fn fails(&mut self, step: &Step, why: String, now: Timestamp) {
        let (since, attempts, told) = match &self.trouble {
            Some(before) if before.step == *step => {
                (before.since, before.attempts.saturating_add(1), before.told)
            }
            _ => (now, 1, false),
        };
        self.trouble = Some(Trouble {
            step: step.clone(),
            why,
            since,
            attempts,
            told,
        });
    }

    /// Notes that a step was accepted. It proves nothing yet: that is for the next observation.
    pub fn accepted(&mut self, step: &Step, now: Timestamp) {
        if matches!(step, Step::Cut { .. }) {
            self.cut = Some(now);
        }
        if self.trouble.as_ref().is_some_and(|one| one.step == *step) {
            self.trouble = None;
        }
    }
}
