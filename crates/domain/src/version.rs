//! Versions of what a page shows.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What stands for the incidents list where streams and changes name an incident.
pub const LIST: &str = "list";

/// The state of one incident, or of the list of all, on this server: the server's epoch, and how often it changed in it. A
/// new epoch (a restart) makes every page catch up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct Version {
    /// When the server started, in milliseconds.
    pub epoch: i64,
    /// Changes since then.
    pub n: u64,
}

impl Version {
    /// The one that follows it.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            n: self.n + 1,
            ..self
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.epoch, self.n)
    }
}

impl FromStr for Version {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (epoch, n) = text.split_once('.').unwrap_or((text, "0"));
        Ok(Self {
            epoch: epoch.parse()?,
            n: n.parse()?,
        })
    }
}

/// What of an incident's page changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pane {
    /// The record, its clocks, people and acts.
    Header,
    /// The timeline.
    Timeline,
    /// Related items.
    Related,
    /// Devices: what is read of them.
    Device,
    /// How far containments are.
    Containment,
    /// Who is paged.
    Engagements,
    /// Runbooks: how far they are, and what people said of their items.
    Runbook,
    /// Who is here.
    Presence,
}

impl Pane {
    /// Whether the list shows something of it.
    pub fn is_on_list(self) -> bool {
        match self {
            Self::Header | Self::Containment | Self::Engagements | Self::Runbook => true,
            Self::Timeline | Self::Related | Self::Device | Self::Presence => false,
        }
    }
}

/// What the event stream sends: not the data, only that it is out of date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// `account/plan/key`, or [`LIST`].
    pub incident: String,
    /// The version that holds the change.
    pub version: Version,
    /// Which panes to fetch again; empty means all.
    pub panes: Vec<Pane>,
    /// When the copy was last known to be what the store has: told on its own where only this moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<crate::time::Timestamp>,
}
