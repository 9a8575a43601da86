use aws_sdk_ssmincidents::primitives::DateTime;
use domain::time::Timestamp;

/// Milliseconds; what is finer is dropped.
pub(crate) fn moment(at: &DateTime) -> Timestamp {
    Timestamp(at.to_millis().unwrap_or_else(|_| at.secs().saturating_mul(1000)))
}

/// A moment as AWS takes it.
pub(crate) fn date(at: Timestamp) -> DateTime {
    DateTime::from_millis(at.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_milliseconds_before_and_after_1970() {
        for at in [1_795_401_430_250, 0, -1, -86_400_001] {
            assert_eq!(moment(&date(Timestamp(at))), Timestamp(at));
        }
    }

    #[test]
    fn a_moment_beyond_all_others_is_the_last_one() {
        assert_eq!(moment(&DateTime::from_secs(i64::MAX)), Timestamp(i64::MAX));
    }
}
