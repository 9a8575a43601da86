use domain::time::Timestamp;
use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};
use tokio::time::Instant;

/// What time it is.
pub trait Clock: Send + Sync + Debug {
    /// Now. Never earlier than it was before in this process: what was read, asked or written later has a later time.
    fn now(&self) -> Timestamp;
}

/// The machine's clock: the one place that reads it. Where the machine is set back, time goes on half as fast until the
/// machine has caught up.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn now(&self) -> Timestamp {
        static STEADY: Mutex<Option<Steady>> = Mutex::new(None);
        let mut steady = STEADY.lock().unwrap_or_else(PoisonError::into_inner);
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        let machine = Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
        Steady::next(&mut steady, machine, Instant::now())
    }
}

/// When the machine's clock was last believed, and what it said.
#[derive(Clone, Copy, Debug)]
struct Steady {
    said: Timestamp,
    at: Instant,
}

impl Steady {
    /// Set back further than this, in milliseconds, the machine is believed at once: it was far off before, and what is
    /// written should not be so for days.
    const FAR: i64 = 24 * 60 * 60 * 1_000;

    fn next(last: &mut Option<Self>, machine: Timestamp, at: Instant) -> Timestamp {
        if let Some(last) = last {
            let passed = at.saturating_duration_since(last.at).as_millis() / 2;
            let earliest = last.said.plus(i64::try_from(passed).unwrap_or(i64::MAX));
            if machine < earliest && earliest.since(machine) < Self::FAR {
                return earliest;
            }
        }
        *last = Some(Self { said: machine, at });
        machine
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const MINUTE: i64 = 60_000;

    /// What is told, in minutes, where the machine says this at these minutes of its life.
    fn told(machine: &[(u64, i64)]) -> Vec<i64> {
        let (start, mut last) = (Instant::now(), None);
        let told = machine.iter().map(|(at, says)| {
            let at = start + Duration::from_secs(at * 60);
            Steady::next(&mut last, Timestamp(says * MINUTE), at).0 / MINUTE
        });
        told.collect()
    }

    #[test]
    fn time_never_goes_back_nor_stands_still_until_the_machine_has_caught_up() {
        // Set back by an hour in the tenth minute.
        let machine = [(0, 100), (10, 110), (10, 50), (20, 60), (130, 170), (140, 180)];
        assert_eq!(told(&machine), [100, 110, 110, 115, 170, 180]);
        assert_eq!(told(&[(0, 100), (1, 500), (2, 501)]), [100, 500, 501]);
    }

    #[test]
    fn a_clock_that_was_far_off_is_believed_once_it_is_right() {
        let years = 70 * 365 * 24 * 60;
        assert_eq!(
            told(&[(0, 100), (1, years), (2, 102), (3, 103)]),
            [100, years, 102, 103]
        );
    }
}
