use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Pauses of full jitter: anything from nothing to the ceiling, so that callers who failed together don't return
/// together. `SplitMix64`, from a seed that is given, never from the surroundings.
#[derive(Debug)]
pub(super) struct Jitter {
    state: AtomicU64,
}

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Jitter {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            state: AtomicU64::new(seed),
        }
    }

    /// The pause before attempt `attempt + 1`: below `first`·2^(attempt−1), and never above `longest`.
    pub(super) fn pause(&self, attempt: u32, first: Duration, longest: Duration) -> Duration {
        let doubled = first.saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)));
        doubled.min(longest).mul_f64(self.fraction())
    }

    /// From 0 to below 1.
    fn fraction(&self) -> f64 {
        let mut z = self.state.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        let top = u32::try_from(z >> 32).unwrap_or(u32::MAX);
        f64::from(top) / (f64::from(u32::MAX) + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Duration = Duration::from_millis(100);
    const LONGEST: Duration = Duration::from_millis(700);

    #[test]
    fn pauses_stay_below_a_ceiling_that_doubles_up_to_the_longest() {
        let jitter = Jitter::new(7);
        for (attempt, ceiling) in [(1, 100), (2, 200), (3, 400), (4, 700), (40, 700)] {
            let drawn: Vec<_> = (0..200).map(|_| jitter.pause(attempt, FIRST, LONGEST)).collect();
            let ceiling = Duration::from_millis(ceiling);
            assert!(drawn.iter().all(|pause| *pause < ceiling), "{attempt}");
            // Full jitter: both ends of the range are drawn, not only the neighbourhood of the ceiling.
            assert!(drawn.iter().any(|pause| *pause < ceiling / 10), "{attempt}");
            assert!(drawn.iter().any(|pause| *pause > ceiling * 9 / 10), "{attempt}");
        }
    }

    #[test]
    fn two_seeds_give_two_rhythms_and_one_seed_gives_one() {
        let draw = |seed| {
            let jitter = Jitter::new(seed);
            [1, 2, 3].map(|attempt| jitter.pause(attempt, FIRST, LONGEST))
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }
}
