use crate::ids::{ChannelId, ContactName};
use serde::{Deserialize, Serialize};

/// A stage of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanStage {
    /// How long until the next stage begins, in minutes.
    pub minutes: u32,
    /// Whom or what it pages.
    pub targets: Vec<Target>,
}

/// Whom or what a stage pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "target")]
pub enum Target {
    /// A channel of the person whose plan it is.
    Channel {
        /// Which.
        channel: ChannelId,
    },
    /// Another contact, by their own plan.
    Contact {
        /// Who.
        contact: ContactName,
        /// Whether their acknowledgement ends the plan's progress.
        essential: bool,
    },
}
