use serde::{Deserialize, Serialize};

/// How far an order is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// A second person has to agree.
    Waits,
    /// On the record; AWS does not show it yet.
    Requested,
    /// A step failed; what is in force stays, and the rest is tried again.
    Partial,
    /// AWS shows it.
    Applied,
    /// It may neither connect nor publish nor subscribe, and has no session.
    Effective,
    /// No session since.
    Verified,
    /// On its way back into traffic; still contained.
    Releasing,
    /// Back in traffic.
    Released,
    /// The second person said no.
    Rejected,
    /// No second person answered in time.
    Lapsed,
    /// Another order took its place.
    Replaced,
}

impl Stage {
    /// The four states in their order, as a bar shows them.
    pub const BAR: [Self; 4] = [Self::Requested, Self::Applied, Self::Effective, Self::Verified];

    /// As people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waits => "Waits for approval",
            Self::Requested => "Requested",
            Self::Partial => "Partial",
            Self::Applied => "Applied",
            Self::Effective => "Effective",
            Self::Verified => "Verified",
            Self::Releasing => "Releasing",
            Self::Released => "Released",
            Self::Rejected => "Rejected",
            Self::Lapsed => "Not approved in time",
            Self::Replaced => "Replaced",
        }
    }
}
