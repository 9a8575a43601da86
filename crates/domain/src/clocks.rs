//! The clocks in an incident's header: when it began, was noticed, acknowledged, resolved.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The moments that the metrics are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Clocks {
    /// When the first violation began, where the trigger tells; otherwise when the incident was created.
    pub began: Timestamp,
    /// When the incident was created.
    pub created: Timestamp,
    /// The first acknowledgement, here or on a page.
    pub acknowledged: Option<Timestamp>,
    /// When the last of its devices was verified as contained; `None` while one of them is not.
    pub contained: Option<Timestamp>,
    /// When it was resolved.
    pub resolved: Option<Timestamp>,
}

impl Clocks {
    /// Time to detect: violation start to incident created, in milliseconds; `None` if the trigger doesn't tell.
    pub fn detect(&self) -> Option<i64> {
        (self.began < self.created).then(|| self.created.since(self.began))
    }

    /// Time to acknowledge: incident created to first acknowledgement.
    pub fn acknowledge(&self) -> Option<i64> {
        self.acknowledged.map(|at| at.since(self.created).max(0))
    }

    /// Time to contain: incident created to containment verified.
    pub fn contain(&self) -> Option<i64> {
        self.contained.map(|at| at.since(self.created).max(0))
    }

    /// Time to resolve: incident created to resolved.
    pub fn resolve(&self) -> Option<i64> {
        self.resolved.map(|at| at.since(self.created).max(0))
    }
}
