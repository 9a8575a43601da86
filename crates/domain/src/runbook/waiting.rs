use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The shortest warning before a manual step times out, in milliseconds.
const SHORTEST: i64 = 15 * 60_000;

/// A manual step that waits for somebody, as a list of incidents tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingStep {
    /// The step's name; untrusted text.
    pub step: String,
    /// When it times out.
    pub deadline: Timestamp,
    /// From when on that is near.
    pub warn: Timestamp,
}

impl WaitingStep {
    /// A time-out is near in the last tenth of the whole time, though never later than a quarter of an hour before it.
    pub fn warns_at(started: Timestamp, deadline: Timestamp) -> Timestamp {
        let whole = deadline.since(started).max(0);
        deadline.plus(-(whole / 10).max(SHORTEST))
    }

    /// Whether its time-out is near at `now`, or over.
    pub fn presses(&self, now: Timestamp) -> bool {
        now >= self.warn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_out_is_near_in_its_last_tenth_and_a_quarter_of_an_hour_before_it() {
        let hour = 3_600_000;
        let warn = |whole: i64| WaitingStep::warns_at(Timestamp(0), Timestamp(whole)).0;
        assert_eq!(warn(7 * 24 * hour), 7 * 24 * hour * 9 / 10);
        assert_eq!(warn(hour), hour - SHORTEST);
        assert!(warn(60_000) < 0, "a short one presses from its start");
    }
}
