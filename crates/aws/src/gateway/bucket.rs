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

/// Timers have milliseconds: a shorter wait would end at once and be asked for again.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);

/// The pace of one operation: a token bucket whose rate gives way when AWS throttles. Who waits is served in turn.
#[derive(Debug)]
pub(super) struct Bucket {
    turn: tokio::sync::Mutex<()>,
    level: Mutex<Level>,
}

impl Bucket {
    pub(super) fn new(quota: Quota) -> Self {
        Self {
            turn: tokio::sync::Mutex::new(()),
            level: Mutex::new(Level::new(quota, Instant::now())),
        }
    }

    /// Waits for its turn and takes a token. A caller that gives up takes none.
    pub(super) async fn take(&self) {
        let _turn = self.turn.lock().await;
        while let Some(wait) = self.with(Level::take) {
            tokio::time::sleep(wait).await;
        }
    }

    /// AWS took a call.
    pub(super) fn succeeded(&self) {
        self.with(Level::succeeded);
    }

    /// AWS throttled a call.
    pub(super) fn throttled(&self) {
        self.with(Level::throttled);
    }

    fn with<T>(&self, act: impl FnOnce(&mut Level, Instant) -> T) -> T {
        let mut level = self.level.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut level, Instant::now())
    }
}

/// How many tokens there are, and how fast they come back.
#[derive(Debug)]
struct Level {
    quota: f64,
    burst: f64,
    tokens: f64,
    rate: f64,
    at: Instant,
    slowed: Option<Instant>,
}

impl Level {
    fn new(quota: Quota, now: Instant) -> Self {
        let burst = f64::from(quota.burst.max(1));
        let quota = quota.per_second.max(0.001);
        Self {
            quota,
            burst,
            tokens: burst,
            rate: quota,
            at: now,
            slowed: None,
        }
    }

    /// How long to wait for the next token, or `None` when one was taken.
    fn take(&mut self, now: Instant) -> Option<Duration> {
        self.fill(now);
        // What rounding left of a token counts: the caller has waited for it.
        if self.tokens >= 1.0 - 1e-9 {
            self.tokens -= 1.0;
            return None;
        }
        let wait = Duration::from_secs_f64((1.0 - self.tokens) / self.rate);
        Some(wait.max(SHORTEST_WAIT))
    }

    fn succeeded(&mut self, now: Instant) {
        self.fill(now);
        self.rate = (self.rate + self.quota * RECOVERY).min(self.quota);
    }

    /// The bucket is emptied, and its rate halved.
    fn throttled(&mut self, now: Instant) {
        self.fill(now);
        self.tokens = self.tokens.min(0.0);
        if self.slowed.is_none_or(|slowed| now - slowed >= ONE_SETBACK) {
            self.rate = (self.rate / 2.0).max(self.quota * FLOOR);
            self.slowed = Some(now);
        }
    }

    fn fill(&mut self, now: Instant) {
        let rest = now.saturating_duration_since(self.at).as_secs_f64();
        self.tokens = (self.tokens + rest * self.rate).min(self.burst);
        self.at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::poll;
    use std::pin::pin;

    const QUOTA: Quota = Quota {
        per_second: 10.0,
        burst: 3,
    };

    /// How long `calls` calls take when each waits as long as it is told to.
    fn spend(level: &mut Level, from: Instant, calls: u32) -> Duration {
        let mut now = from;
        for _ in 0..calls {
            while let Some(wait) = level.take(now) {
                now += wait;
            }
        }
        now - from
    }

    fn assert_about(found: Duration, seconds: f64) {
        assert!(
            (found.as_secs_f64() - seconds).abs() < 0.02,
            "{found:?}, not {seconds} s"
        );
    }

    #[test]
    fn after_its_burst_an_operation_keeps_to_its_quota() {
        let start = Instant::now();
        let mut level = Level::new(QUOTA, start);
        assert_about(spend(&mut level, start, 3), 0.0);
        assert_about(spend(&mut level, start, 20), 2.0);
    }

    #[test]
    fn rest_fills_the_bucket_up_to_the_burst_and_no_further() {
        let start = Instant::now();
        let mut level = Level::new(QUOTA, start);
        let later = start + Duration::from_hours(1);
        assert_about(spend(&mut level, later, 13), 1.0);
    }

    #[test]
    fn throttling_empties_the_bucket_and_halves_the_pace() {
        let start = Instant::now();
        let mut level = Level::new(QUOTA, start);
        level.throttled(start);
        assert_about(spend(&mut level, start, 10), 2.0);
    }

    #[test]
    fn calls_that_were_throttled_together_slow_down_once() {
        let start = Instant::now();
        let mut level = Level::new(QUOTA, start);
        for millis in 0..50 {
            level.throttled(start + Duration::from_millis(millis));
        }
        assert_about(spend(&mut level, start + Duration::from_millis(49), 10), 2.0);
    }

    #[test]
    fn the_pace_never_falls_below_a_sixteenth_of_the_quota() {
        let mut now = Instant::now();
        let mut level = Level::new(QUOTA, now);
        for _ in 0..20 {
            now += Duration::from_secs(2);
            level.throttled(now);
        }
        assert_about(spend(&mut level, now, 5), 8.0);
    }

    #[test]
    fn ten_successes_bring_a_halved_pace_back_and_more_do_not_raise_it() {
        let start = Instant::now();
        let mut level = Level::new(QUOTA, start);
        level.throttled(start);
        for _ in 0..10 {
            level.succeeded(start);
        }
        assert_about(spend(&mut level, start, 10), 1.0);
        for _ in 0..100 {
            level.succeeded(start + Duration::from_secs(1));
        }
        assert_about(spend(&mut level, start + Duration::from_secs(1), 10), 1.0);
    }

    #[tokio::test]
    async fn who_comes_when_a_token_is_back_does_not_overtake_one_who_waits() {
        let bucket = Bucket::new(Quota {
            per_second: 500.0,
            burst: 1,
        });
        bucket.take().await;
        let mut waiting = pin!(bucket.take());
        assert!(poll!(&mut waiting).is_pending());
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(3) {
            std::hint::spin_loop();
        }
        let mut late = pin!(bucket.take());
        assert!(poll!(&mut late).is_pending());
        waiting.await;
        late.await;
    }

    #[tokio::test]
    async fn a_caller_that_gives_up_takes_no_token() {
        let bucket = Bucket::new(Quota {
            per_second: 0.001,
            burst: 1,
        });
        bucket.take().await;
        let waited = tokio::time::timeout(Duration::from_millis(5), bucket.take()).await;
        assert!(waited.is_err());
        let tokens = bucket.with(|level, _| level.tokens);
        assert!((0.0..0.1).contains(&tokens), "{tokens}");
    }
}
