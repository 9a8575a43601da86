//! What the list of incidents says of containment.

use super::told::{latest, word};
use super::{Course, Stage};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How far an incident's devices are held, in three words to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// Of at least one of them no order is in force, and it was not read to be in the quarantine group.
    Open,
    /// Each is on its way out of traffic or back, or its quarantine is not verified: because proof is lacking, or because
    /// somebody else asked for it, which this console doesn't check.
    Unproven,
    /// Each is verified.
    Verified,
}

impl Held {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Open, Self::Unproven, Self::Verified];

    /// As people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "None in force",
            Self::Unproven => "Not verified",
            Self::Verified => "Verified",
        }
    }
}

/// How an incident's devices stand: the worst of them, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// How far they are held.
    pub held: Held,
    /// How the worst of them stands, in words.
    pub says: String,
    /// Which that is, where there are several; untrusted.
    pub device: Option<String>,
    /// How many are verified.
    pub verified: usize,
    /// How many there are.
    pub of: usize,
    /// When the reading began that shows it; `None` where nothing was read back.
    pub proof: Option<Timestamp>,
}

impl Listed {
    /// Of an incident's devices, from the orders about them; `courses` has of each device the latest order first, and
    /// `grouped` when a device was last read to be in the quarantine group. `None` where no device is named.
    pub fn of(devices: &[String], courses: &[Course], grouped: &[(String, Timestamp)]) -> Option<Self> {
        let all: Vec<(u8, &String, Option<&Course>, Option<Timestamp>)> = devices
            .iter()
            .map(|device| {
                let course = latest(device, courses);
                let elsewhere = elsewhere(device, course, grouped);
                (rank(course, elsewhere), device, course, elsewhere)
            })
            .collect();
        let (worst, device, course, elsewhere) = all.iter().min_by_key(|(rank, ..)| *rank)?;
        let verified = all.iter().filter(|(rank, ..)| *rank == VERIFIED).count();
        Some(Self {
            held: match *worst {
                0 => Held::Open,
                VERIFIED => Held::Verified,
                _ => Held::Unproven,
            },
            says: match course {
                _ if elsewhere.is_some() => ELSEWHERE.to_owned(),
                Some(course) if *worst > 0 => word(course),
                Some(course) if course.stage() == Stage::Released => word(course),
                _ => Held::Open.word().to_owned(),
            },
            device: (devices.len() > 1).then(|| (*device).clone()),
            verified,
            of: devices.len(),
            proof: elsewhere.or_else(|| course.and_then(proof)),
        })
    }
}

const VERIFIED: u8 = 8;
const ELSEWHERE: &str = "In the group, not by this console";

/// How well a device is held, from not at all to proven.
fn rank(course: Option<&Course>, elsewhere: Option<Timestamp>) -> u8 {
    match course.map(Course::stage) {
        _ if elsewhere.is_some() => 1,
        None | Some(Stage::Released | Stage::Rejected | Stage::Lapsed | Stage::Replaced) => 0,
        Some(Stage::Waits) => 2,
        Some(Stage::Requested) => 3,
        Some(Stage::Partial) => 4,
        Some(Stage::Releasing) => 5,
        Some(Stage::Applied) => 6,
        Some(Stage::Effective) => 7,
        Some(Stage::Verified) => VERIFIED,
    }
}

/// When a device was read to be in the quarantine group though no order here keeps it there: what was read before the
/// last order let it go says nothing.
fn elsewhere(device: &str, course: Option<&Course>, grouped: &[(String, Timestamp)]) -> Option<Timestamp> {
    let (_, at) = grouped.iter().find(|(name, _)| name == device)?;
    let counts = match course {
        None => true,
        Some(course) => {
            // An order that was rejected or lapsed changed nothing.
            let over = matches!(
                course.stage(),
                Stage::Released | Stage::Replaced | Stage::Rejected | Stage::Lapsed
            );
            let released = course.progress.released.as_ref();
            over && released.is_none_or(|proof| proof.at < *at)
        }
    };
    counts.then_some(*at)
}

/// When that was read back which the stage claims.
fn proof(course: &Course) -> Option<Timestamp> {
    let found = &course.progress;
    let proof = match course.stage() {
        Stage::Verified => found.verified.as_ref(),
        Stage::Effective => found.effective.as_ref(),
        Stage::Applied => found.applied.as_ref(),
        Stage::Released => found.released.as_ref(),
        _ => None,
    };
    proof.map(|proof| proof.at)
}
