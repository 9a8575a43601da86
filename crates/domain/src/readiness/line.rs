use super::{Found, Standing};
use crate::device::Section;
use crate::rights::Rights;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One line of the readiness page: a check with what it found last, and why it could not be made since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessLine {
    /// Its name, unlike the others'.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Where the answer comes from.
    pub source: String,
    /// What it found.
    pub found: Section<Found>,
}

impl ReadinessLine {
    /// How it stands; what was never read, nobody knows.
    pub fn standing(&self) -> Standing {
        self.found
            .value
            .as_ref()
            .map_or(Standing::Unknown, |found| found.standing)
    }

    /// Whether nothing was tried yet.
    pub fn is_waiting(&self) -> bool {
        self.found.value.is_none() && self.found.error.is_none()
    }
}

/// The readiness page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessView {
    /// Its lines, in the order of the page.
    pub lines: Vec<ReadinessLine>,
    /// Whether a reading is under way.
    pub reading: bool,
    /// The reader's rights.
    pub rights: Rights,
    /// The server's clock when this was made.
    pub clock: Timestamp,
}

impl ReadinessView {
    /// How many lines stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.lines
            .iter()
            .filter(|line| !line.is_waiting() && line.standing() == standing)
            .count()
    }
}
