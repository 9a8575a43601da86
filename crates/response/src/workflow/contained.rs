use domain::ids::DeviceName;
use std::collections::BTreeMap;

/// How far one device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HowFar {
    /// A step failed, or AWS could not be read: people have to look.
    Failed,
    /// Somebody has to decide: it is critical, nobody said whether it is, or no registry has it.
    Asks,
    /// Not there yet; the next look goes on.
    Working,
    /// Read back from AWS.
    Applied,
    /// Denied by AWS's own answer, the delay over, no session.
    Effective,
    /// No session since.
    Verified,
}

/// What a look at an incident's devices found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Contained {
    /// Each device that was looked at or told of before, with what shows it.
    pub devices: BTreeMap<DeviceName, (HowFar, String)>,
    /// How many there was no time for, of those that nobody asked for yet.
    pub left: usize,
    /// How many only need time to be Effective or Verified: another look is worth it.
    pub awaited: usize,
}

impl Contained {
    /// How many devices are so far.
    pub fn count(&self, far: HowFar) -> usize {
        self.devices.values().filter(|(is, _)| *is == far).count()
    }

    /// Whether another look can be of use before people are asked: somebody's device is under way.
    pub fn goes_on(&self) -> bool {
        self.left > 0 || self.count(HowFar::Working) > 0
    }

    /// The word by which a runbook branches. What needs people comes before what only needs time, and the least of what
    /// is reached counts for all.
    pub fn word(&self) -> &'static str {
        if self.goes_on() {
            return "working";
        }
        match self.devices.values().map(|(far, _)| *far).min() {
            None => "nothing",
            Some(HowFar::Failed) => "failed",
            Some(HowFar::Asks) => "asks",
            Some(HowFar::Working) => "working",
            Some(HowFar::Applied) => "applied",
            Some(HowFar::Effective) => "effective",
            Some(HowFar::Verified) => "verified",
        }
    }

    /// In words, what needs people first; a few devices by name, the rest by number.
    pub fn summary(&self) -> String {
        const NAMED: usize = 5;
        if self.devices.is_empty() && self.left == 0 {
            return "The incident names no device.".to_owned();
        }
        let mut sorted: Vec<_> = self.devices.iter().collect();
        sorted.sort_by_key(|(device, (far, _))| (*far, (*device).clone()));
        let mut lines: Vec<String> = sorted
            .iter()
            .take(NAMED)
            .map(|(device, (_, shows))| format!("{device}: {shows}"))
            .collect();
        if let Some(more) = sorted.len().checked_sub(NAMED + 1) {
            lines.push(format!("and {} more", more + 1));
        }
        if self.left > 0 {
            lines.push(format!("{} not looked at yet", self.left));
        }
        lines.join("; ")
    }
}
