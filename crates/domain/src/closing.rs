//! How an incident ended.

use crate::ids::IncidentId;
use serde::{Deserialize, Serialize};

/// The closing code given when an incident is resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingCode {
    /// It was an attack or a fault, and it is dealt with.
    TruePositive,
    /// The detection was wrong.
    FalsePositive,
    /// The detection was right and harmless.
    Benign,
    /// Another incident is the one to work on.
    DuplicateOf(IncidentId),
    /// An exercise.
    Drill,
}

impl ClosingCode {
    /// As people call it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::TruePositive => "True positive",
            Self::FalsePositive => "False positive",
            Self::Benign => "Benign",
            Self::DuplicateOf(_) => "Duplicate",
            Self::Drill => "Drill",
        }
    }
}
