use std::time::Duration;

/// Half of what an API of the store allows per second, by assumption: Incident Manager publishes no figures.
const HALF_A_QUOTA: u32 = 10;
/// How often an incident is read that somebody looks at, while few are.
const WATCHED: Duration = Duration::from_secs(1);
/// How often an open incident is read that nobody looks at.
const UNWATCHED: Duration = Duration::from_secs(20);
/// How often the list of open incidents is read.
pub(super) const LIST: Duration = Duration::from_secs(4);
/// How often resolved incidents are listed, for what was resolved or changed elsewhere.
pub(super) const RESOLVED: Duration = Duration::from_mins(5);
/// How soon they are listed again after a failure.
pub(super) const RESOLVED_AGAIN: Duration = Duration::from_secs(20);
/// How often an incident that only a list told of is read whole, so that search finds what it involved.
pub(super) const BACKFILL: Duration = Duration::from_millis(500);
/// How long after a failure it is tried again, in milliseconds.
pub(super) const BACKFILL_AGAIN: i64 = 60 * 60 * 1_000;
/// The longest pause after failures.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long after one reading of an incident the next begins. Each reading calls every API once, so with many
/// incidents the period stretches until no API passes half its quota.
pub(super) fn period(
    watched: bool,
    how_many_watched: usize,
    how_many_open: usize,
    failures: u32,
) -> Duration {
    let many =
        |count: usize| Duration::from_secs(1) * u32::try_from(count).unwrap_or(u32::MAX) / HALF_A_QUOTA;
    let base = if watched {
        WATCHED.max(many(how_many_watched))
    } else {
        UNWATCHED.max(many(how_many_open).saturating_mul(2))
    };
    let stretched = base.saturating_mul(1 << failures.min(6));
    if failures == 0 {
        base
    } else {
        stretched.min(PATIENCE.max(base))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_watched_incidents_are_read_every_two_seconds_and_more_of_them_less_often() {
        assert_eq!(period(true, 1, 5, 0), Duration::from_secs(1));
        assert_eq!(period(true, 20, 20, 0), Duration::from_secs(2));
        assert_eq!(period(true, 100, 100, 0), Duration::from_secs(10));
    }

    #[test]
    fn failures_stretch_the_period_up_to_a_limit() {
        assert_eq!(period(true, 1, 1, 2), Duration::from_secs(4));
        assert_eq!(period(true, 1, 1, 40), Duration::from_secs(30));
    }
}
