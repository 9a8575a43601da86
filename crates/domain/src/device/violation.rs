use crate::ids::DeviceName;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What people found a violation to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// Real.
    TruePositive,
    /// Not real.
    FalsePositive,
    /// Real, and harmless.
    BenignPositive,
    /// Nobody has said.
    Unknown,
}

impl Verification {
    /// All, as a chooser shows them.
    pub const ALL: [Self; 4] = [
        Self::Unknown,
        Self::TruePositive,
        Self::FalsePositive,
        Self::BenignPositive,
    ];

    /// As people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::TruePositive => "True positive",
            Self::FalsePositive => "False positive",
            Self::BenignPositive => "Benign positive",
            Self::Unknown => "Not verified",
        }
    }
}

/// A behaviour that a device violates now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Its id.
    pub id: String,
    /// The device.
    pub device: DeviceName,
    /// The security profile.
    pub profile: String,
    /// The behaviour's name.
    pub behaviour: String,
    /// The metric, such as `aws:listening-tcp-ports`.
    pub metric: Option<String>,
    /// What the behaviour asks for, in words.
    pub expected: String,
    /// What was measured last, in words.
    pub measured: String,
    /// When it began.
    pub began: Timestamp,
    /// When it was seen last.
    pub last: Timestamp,
    /// What people found it to be.
    pub verification: Verification,
    /// Why; at most 1 000 characters.
    pub remark: Option<String>,
}

/// What happened to a violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViolationEventKind {
    /// It began or goes on.
    InAlarm,
    /// It ended.
    Cleared,
    /// It no longer counts, such as by a change of the profile.
    Invalidated,
}

/// One event of a violation; kept by the service for 30 days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViolationEvent {
    /// The violation.
    pub id: String,
    /// The security profile.
    pub profile: String,
    /// The behaviour's name.
    pub behaviour: String,
    /// What happened.
    pub kind: ViolationEventKind,
    /// What was measured, in words.
    pub measured: String,
    /// When.
    pub at: Timestamp,
}

/// One value of a metric; kept by the service for 14 days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MetricPoint {
    /// When it was reported.
    pub at: Timestamp,
    /// The number to plot: the value itself, or how many there are in a list.
    pub number: f64,
    /// The value in words, such as `22, 53, 123`.
    pub text: String,
}
