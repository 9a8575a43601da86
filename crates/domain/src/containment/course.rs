use super::{Containment, Progress, Stage};
use crate::actor::Who;
use crate::ids::EntryId;
use crate::text::Reason;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Why an order is not worked on any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "end")]
pub enum End {
    /// Another order took its place.
    Replaced {
        /// The other.
        by: EntryId,
    },
    /// The device is back in traffic.
    Released {
        /// When that was read back.
        at: Timestamp,
    },
    /// A second person said no.
    Rejected {
        /// Who.
        by: Who,
        /// Why.
        reason: Reason,
        /// When.
        at: Timestamp,
    },
    /// No second person answered in time.
    Lapsed {
        /// When.
        at: Timestamp,
    },
}

/// An order with how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// What was asked for.
    pub order: Containment,
    /// What was read back of it.
    pub progress: Progress,
    /// Why nobody works on it any more; of one device at most one order has none.
    pub end: Option<End>,
    /// Raised by every change: who read an older one can't write over a newer one.
    pub revision: u64,
    /// When it is looked at next.
    pub due: Timestamp,
}

impl Course {
    /// An order that was just asked for.
    pub fn begins(order: Containment) -> Self {
        Self {
            due: order.requested,
            order,
            progress: Progress::default(),
            end: None,
            revision: 1,
        }
    }

    /// How far it is, in one word.
    pub fn stage(&self) -> Stage {
        let found = &self.progress;
        match &self.end {
            Some(End::Replaced { .. }) => return Stage::Replaced,
            Some(End::Released { .. }) => return Stage::Released,
            Some(End::Rejected { .. }) => return Stage::Rejected,
            Some(End::Lapsed { .. }) => return Stage::Lapsed,
            None => {}
        }
        if !self.order.approval.lets_act() {
            Stage::Waits
        } else if !self.order.contains() {
            Stage::Releasing
        } else if found.verified.is_some() {
            Stage::Verified
        } else if found.effective.is_some() {
            Stage::Effective
        } else if found.trouble.is_some() && found.applied.is_none() {
            if found.holds_anything() {
                Stage::Partial
            } else {
                Stage::Requested
            }
        } else if found.applied.is_some() {
            Stage::Applied
        } else {
            Stage::Requested
        }
    }
}
