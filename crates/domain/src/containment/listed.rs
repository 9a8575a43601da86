//! What the list of incidents says of containment.

use super::told::{latest, word};
use super::{Course, Stage};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How far an incident's devices are held, in three words to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// Of at least one of them no order is in force. What others than this console did, it doesn't claim to know.
    Open,
    /// Each is on its way out of traffic or back, or its quarantine is not verified.
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
    /// Of an incident's devices, from the orders about them; `courses` has of each device the latest order first. `None`
    /// where no device is named.
    pub fn of(devices: &[String], courses: &[Course]) -> Option<Self> {
        let all: Vec<(u8, &String, Option<&Course>)> = devices
            .iter()
            .map(|device| {
                let course = latest(device, courses);
                (rank(course), device, course)
            })
            .collect();
        let (worst, device, course) = all.iter().min_by_key(|(rank, _, _)| *rank)?;
        let verified = all.iter().filter(|(rank, _, _)| *rank == VERIFIED).count();
        Some(Self {
            held: match *worst {
                0 => Held::Open,
                VERIFIED => Held::Verified,
                _ => Held::Unproven,
            },
            says: match course {
                Some(course) if *worst > 0 => word(course),
                Some(course) if course.stage() == Stage::Released => word(course),
                _ => Held::Open.word().to_owned(),
            },
            device: (devices.len() > 1).then(|| (*device).clone()),
            verified,
            of: devices.len(),
            proof: course.and_then(proof),
        })
    }
}

const VERIFIED: u8 = 7;

/// How well a device is held, from not at all to proven.
fn rank(course: Option<&Course>) -> u8 {
    match course.map(Course::stage) {
        None | Some(Stage::Released | Stage::Rejected | Stage::Lapsed | Stage::Replaced) => 0,
        Some(Stage::Waits) => 1,
        Some(Stage::Requested) => 2,
        Some(Stage::Partial) => 3,
        Some(Stage::Releasing) => 4,
        Some(Stage::Applied) => 5,
        Some(Stage::Effective) => 6,
        Some(Stage::Verified) => VERIFIED,
    }
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
