use domain::time::Timestamp;
use response::ports::Clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// When the world of a test begins: 2026-11-23T02:37:10Z.
pub const START: i64 = 1_795_401_430_000;

/// A clock that stands until a test moves it.
#[derive(Debug)]
pub struct StandingClock(AtomicI64);

impl StandingClock {
    pub fn new() -> Self {
        Self(AtomicI64::new(START))
    }

    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}
