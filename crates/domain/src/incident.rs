//! The incident record.

use crate::ids::{ExecutionId, IncidentId, PlanName};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How bad it is, 1 Critical to 5 No impact (Incident Manager's scale).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Impact {
    /// Full application failure that impacts most users.
    Critical = 1,
    /// Partial application failure with impact on many users.
    High = 2,
    /// The application is providing reduced service to users.
    Medium = 3,
    /// The application might not be impacted by the problem yet.
    Low = 4,
    /// Users are not impacted, but urgent action is needed.
    NoImpact = 5,
}

impl Impact {
    /// All, worst first.
    pub const ALL: [Self; 5] = [
        Self::Critical,
        Self::High,
        Self::Medium,
        Self::Low,
        Self::NoImpact,
    ];

    /// 1 to 5.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// `Critical`, `High`, `Medium`, `Low`, `No impact`.
    pub fn word(self) -> &'static str {
        ["Critical", "High", "Medium", "Low", "No impact"][usize::from(self.number() - 1)]
    }
}

/// A number outside 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("impact must be 1 to 5, not {0}")]
pub struct InvalidImpact(pub u8);

impl TryFrom<u8> for Impact {
    type Error = InvalidImpact;
    fn try_from(number: u8) -> Result<Self, InvalidImpact> {
        Self::ALL
            .get(usize::from(number).wrapping_sub(1))
            .copied()
            .ok_or(InvalidImpact(number))
    }
}

impl From<Impact> for u8 {
    fn from(impact: Impact) -> Self {
        impact.number()
    }
}

/// Open or resolved; the store knows no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Work goes on.
    Open,
    /// Work is done; it can be reopened.
    Resolved,
}

impl Status {
    /// `Open` or `Resolved`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Resolved => "Resolved",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The incident record as the store has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentRecord {
    /// Which incident.
    pub id: IncidentId,
    /// At most 200 characters; untrusted text.
    pub title: String,
    /// At most 8 000 characters; untrusted text.
    pub summary: Option<String>,
    /// Open or resolved.
    pub status: Status,
    /// How bad it is.
    pub impact: Impact,
    /// When it was created in the store.
    pub created: Timestamp,
    /// When it was last changed there, by whom (a principal as the store names it).
    pub modified: Timestamp,
    /// The principal that changed it last, as the store names it.
    pub modified_by: String,
    /// When it was resolved.
    pub resolved: Option<Timestamp>,
    /// The principal or service that started it.
    pub created_by: String,
    /// What it was started from, such as `aws.ssm-incidents.custom`.
    pub source: String,
    /// The executions of runbooks that the store started with it.
    #[serde(default)]
    pub runbooks: Vec<ExecutionId>,
    /// When it was found that the store has it no longer; all else is then as it was read last.
    #[serde(default)]
    pub gone: Option<Timestamp>,
}

impl IncidentRecord {
    /// Whether work on it goes on in the store.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open && self.gone.is_none()
    }
}

/// What a list of the store's incidents tells of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentSummary {
    /// Which incident.
    pub id: IncidentId,
    /// Its title.
    pub title: String,
    /// Open or resolved.
    pub status: Status,
    /// How bad it is.
    pub impact: Impact,
    /// When it was created in the store.
    pub created: Timestamp,
    /// When it was resolved.
    pub resolved: Option<Timestamp>,
}

/// A response plan an incident can be started from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponsePlan {
    /// Its name, unique in the account.
    pub name: PlanName,
    /// What people call it.
    pub display_name: Option<String>,
}
