//! Moments as `after:` and `before:` take them.

use crate::time::Timestamp;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A moment, or a time of day in UTC that is meant for any day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    At(Timestamp),
    TimeOfDay(i64),
}

pub(super) const EXPECTED: &str = "2026-11-23, 2026-11-23T02:41, 2026-11-23T02:41:00Z or 02:41";

impl Moment {
    /// RFC 3339, a date alone (its beginning), both without a zone as UTC, or `HH:MM[:SS]`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(at) = Timestamp::parse(text) {
            return Some(Self::At(at));
        }
        if let Some(at) = Timestamp::parse(&format!("{text}T00:00")) {
            return Some(Self::At(at));
        }
        // A time of day is read as that of the first day that there is.
        let at = Timestamp::parse(&format!("1970-01-01T{text}"))?.0;
        (text.bytes().all(|b| b.is_ascii_digit() || b == b':') && (0..DAY).contains(&at))
            .then_some(Self::TimeOfDay(at))
    }

    /// Whether `at` is this moment or later.
    pub(super) fn is_reached(self, at: Timestamp) -> bool {
        match self {
            Self::At(moment) => at >= moment,
            Self::TimeOfDay(time) => at.0.rem_euclid(DAY) >= time,
        }
    }
}
