//! The world's clock: follows the machine's, or stands until it is moved.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Whether the world's clock runs by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClockMode {
    /// It runs with the machine's clock, from where it was set.
    #[default]
    Real,
    /// It stands until somebody moves it.
    Frozen,
}

/// The world's clock. All times are milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    mode: ClockMode,
    /// World time minus machine time while the clock runs; the world's time itself while it stands.
    base_ms: i64,
}

impl Clock {
    pub(crate) fn start(mode: ClockMode, start_ms: Option<i64>) -> Self {
        let mut clock = Self { mode, base_ms: 0 };
        clock.set(start_ms.unwrap_or_else(machine_ms));
        clock
    }

    pub(crate) const fn mode(&self) -> ClockMode {
        self.mode
    }

    pub(crate) fn now(&self) -> i64 {
        match self.mode {
            ClockMode::Real => machine_ms().saturating_add(self.base_ms),
            ClockMode::Frozen => self.base_ms,
        }
    }

    pub(crate) fn set(&mut self, now_ms: i64) {
        self.base_ms = match self.mode {
            ClockMode::Real => now_ms.saturating_sub(machine_ms()),
            ClockMode::Frozen => now_ms,
        };
    }

    pub(crate) fn advance(&mut self, by_ms: i64) {
        self.base_ms = self.base_ms.saturating_add(by_ms);
    }

    pub(crate) fn switch(&mut self, mode: ClockMode) {
        let now = self.now();
        self.mode = mode;
        self.set(now);
    }
}

/// The machine's time. This is the only place of the crate that reads it.
#[expect(
    clippy::disallowed_methods,
    reason = "the world's clock has to start somewhere"
)]
pub(crate) fn machine_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_clock_moves_only_when_it_is_moved() {
        let mut clock = Clock::start(ClockMode::Frozen, Some(1_000));
        assert_eq!(clock.now(), 1_000);
        clock.advance(250);
        assert_eq!(clock.now(), 1_250);
        clock.set(7);
        assert_eq!(clock.now(), 7);
    }

    #[test]
    fn switching_the_mode_keeps_the_time() {
        let mut clock = Clock::start(ClockMode::Frozen, Some(5_000_000));
        clock.switch(ClockMode::Real);
        assert!((5_000_000..5_060_000).contains(&clock.now()));
        clock.switch(ClockMode::Frozen);
        let stood = clock.now();
        assert_eq!(clock.now(), stood);
    }
}
