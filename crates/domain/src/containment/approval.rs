use crate::actor::Who;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether a second person has to agree, and whether they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "approval")]
pub enum Approval {
    /// Nobody has to.
    NotNeeded,
    /// Somebody has to, until then.
    Waits {
        /// When the request lapses.
        until: Timestamp,
    },
    /// Somebody else agreed.
    Given {
        /// Who.
        by: Who,
        /// When.
        at: Timestamp,
    },
}

impl Approval {
    /// Whether AWS may be asked to change something.
    pub fn lets_act(&self) -> bool {
        !matches!(self, Self::Waits { .. })
    }
}
