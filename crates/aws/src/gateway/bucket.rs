use super::settings::Quota;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// However often AWS throttles, the pace stays above this part of the quota: it must notice that AWS recovered.
const FLOOR: f64 = 1.0 / 16.0;

/// Each success gives back this part of the quota.
const RECOVERY: f64 = 1.0 / 20.0;

/// Calls that were under way together are throttled together; that is one reason to slow down, not many.
const ONE_SETBACK: Duration = Duration::from_secs(1);

/// The pace of one operation: a token bucket whose rate gives way when AWS throttles.
///
/// Its clock is tokio's, so a paused test moves it. Who waits is served in turn.
#[derive(Debug)]
pub(super) struct Bucket {
    quota: Quota,
    turn: tokio::sync::Mutex<()>,
    level: Mutex<Level>,
}

#[derive(Debug)]
struct Level {
    tokens: f64,
    rate: f64,
    at: Instant,
    slowed: Option<Instant>,
}

impl Bucket {
    pub(super) fn new(quota: Quota) -> Self {
        let quota = Quota {
            per_second: quota.per_second.max(0.001),
            burst: quota.burst.max(1),
        };
        Self {
            quota,
            turn: tokio::sync::Mutex::new(()),
            level: Mutex::new(Level {
                tokens: f64::from(quota.burst),
                rate: quota.per_second,
                at: Instant::now(),
                slowed: None,
            }),
        }
    }

    /// Waits for its turn and takes a token. A caller that gives up takes none.
    pub(super) async fn take(&self) {
        let _turn = self.turn.lock().await;
        while let Some(wait) = self.try_take() {
            tokio::time::sleep(wait).await;
        }
    }

    /// AWS took a call.
    pub(super) fn succeeded(&self) {
        self.with(|level, quota| {
            level.rate = (level.rate + quota.per_second * RECOVERY).min(quota.per_second);
        });
    }

    /// AWS throttled a call: the bucket is empty, and its rate is halved.
    pub(super) fn throttled(&self) {
        self.with(|level, quota| {
            level.tokens = level.tokens.min(0.0);
            if level.slowed.is_none_or(|at| level.at - at >= ONE_SETBACK) {
                level.rate = (level.rate / 2.0).max(quota.per_second * FLOOR);
                level.slowed = Some(level.at);
            }
        });
    }

    /// How long to wait for the next token, or `None` when one was taken.
    fn try_take(&self) -> Option<Duration> {
        self.with(|level, _| {
            if level.tokens >= 1.0 {
                level.tokens -= 1.0;
                return None;
            }
            // Timers have milliseconds: a shorter wait would end at once and be asked for again.
            let wait = Duration::from_secs_f64((1.0 - level.tokens) / level.rate);
            Some(wait.max(Duration::from_millis(1)))
        })
    }

    fn with<T>(&self, act: impl FnOnce(&mut Level, &Quota) -> T) -> T {
        let mut level = self.level.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let rest = now.saturating_duration_since(level.at).as_secs_f64();
        level.tokens = (level.tokens + rest * level.rate).min(f64::from(self.quota.burst));
        level.at = now;
        act(&mut level, &self.quota)
    }
}
