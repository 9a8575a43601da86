//! How many sign-ins may begin: each is a row on the disk until it ends or is ten minutes old, and anybody may ask for one.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Sign-ins that may begin at once after a rest.
pub const SIGN_INS_AT_ONCE: u32 = 100;
/// In the long run one may begin so often. Ten a second are 6 000 rows in ten minutes.
const EVERY: Duration = Duration::from_millis(100);

/// The pace of sign-ins, whoever begins them. A flood leaves nothing behind: ten seconds after its end all is as before.
#[derive(Debug, Default)]
pub struct Pace(Mutex<Option<Instant>>);

impl Pace {
    /// Whether one may begin now. Those that are turned away don't count.
    pub fn admits(&self, now: Instant) -> bool {
        let mut free_from = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let from = free_from.map_or(now, |from| from.max(now));
        let admits = from.saturating_duration_since(now) < EVERY * SIGN_INS_AT_ONCE;
        if admits {
            *free_from = Some(from + EVERY);
        }
        admits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(pace: &Pace, now: Instant, asked: u32) -> usize {
        (0..asked).filter(|_| pace.admits(now)).count()
    }

    #[test]
    fn a_flood_begins_no_more_than_the_pace_and_is_over_when_it_ends() {
        let (pace, start) = (Pace::default(), Instant::now());
        assert_eq!(begun(&pace, start, 10_000), 100);
        let later = start + Duration::from_secs(1);
        assert_eq!(begun(&pace, later, 10_000), 10);
        assert_eq!(begun(&pace, later + Duration::from_secs(10), 10_000), 100);
    }
}
