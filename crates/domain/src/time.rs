//! Moments and spans, in milliseconds.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A moment: milliseconds since 1970-01-01T00:00:00Z. Shown as RFC 3339 in UTC, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Milliseconds from `earlier` to this moment; negative when `earlier` is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// This moment moved by `millis`.
    #[must_use]
    pub fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    fn parts(self) -> Option<::time::OffsetDateTime> {
        ::time::OffsetDateTime::from_unix_timestamp(self.0.div_euclid(1000)).ok()
    }

    /// `02:37:10`, in UTC.
    pub fn clock_text(self) -> String {
        self.parts().map_or_else(String::new, |t| {
            format!("{:02}:{:02}:{:02}", t.hour(), t.minute(), t.second())
        })
    }

    /// `2026-11-23`, in UTC.
    pub fn date_text(self) -> String {
        self.parts().map_or_else(String::new, |t| {
            format!("{:04}-{:02}-{:02}", t.year(), u8::from(t.month()), t.day())
        })
    }

    /// Reads RFC 3339 (`2026-11-23T02:37:10Z`, fractions and offsets allowed) or the `YYYY-MM-DDTHH:MM[:SS]`
    /// of an HTML `datetime-local` field, which is taken as UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = text.split_once(['T', ' '])?;
        let mut date = date.splitn(3, '-').map(str::parse::<i32>);
        let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
        let (clock, offset) = split_offset(rest)?;
        let mut clock = clock.splitn(3, ':');
        let (hour, minute) = (
            clock.next()?.parse::<u8>().ok()?,
            clock.next()?.parse::<u8>().ok()?,
        );
        let (second, fraction) = clock
            .next()
            .unwrap_or("0")
            .split_once('.')
            .unwrap_or((text_second(text), "0"));
        let second = second.parse::<u8>().ok()?;
        let millis: i64 = format!("{fraction:0<3.3}").parse().ok()?;
        let month = ::time::Month::try_from(u8::try_from(month).ok()?).ok()?;
        let date = ::time::Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
        let at = date.with_hms(hour, minute, second).ok()?.assume_utc();
        Some(Self(at.unix_timestamp() * 1000 + millis - offset * 60_000))
    }
}

fn text_second(text: &str) -> &str {
    let clock = text.split_once(['T', ' ']).map_or("", |(_, rest)| rest);
    let clock = split_offset(clock).map_or(clock, |(clock, _)| clock);
    clock.splitn(3, ':').nth(2).unwrap_or("0")
}

/// The clock part and the offset in minutes east of UTC.
fn split_offset(rest: &str) -> Option<(&str, i64)> {
    if let Some(clock) = rest.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = rest.rfind(['+', '-']) else {
        return Some((rest, 0));
    };
    let (clock, offset) = rest.split_at(at);
    let (hours, minutes) = offset[1..].split_once(':')?;
    let minutes = i64::from(hours.parse::<u8>().ok()?) * 60 + i64::from(minutes.parse::<u8>().ok()?);
    Some((
        clock,
        if offset.starts_with('-') {
            -minutes
        } else {
            minutes
        },
    ))
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}Z", self.date_text(), self.clock_text())
    }
}

/// A span in the reader's words: `48 s`, `4 m 02 s`, `3 h 12 m`, `6 d 23 h`.
pub fn span_text(millis: i64) -> String {
    let seconds = millis.max(0) / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, _) => format!("{minutes} m {:02} s", seconds % 60),
        (0, _, _) => format!("{hours} h {:02} m", minutes % 60),
        _ => format!("{days} d {:02} h", hours % 24),
    }
}

/// A span that is counted down, to the second: `0:09`, `4:10`, `1:02:05`.
pub fn countdown_text(millis: i64) -> String {
    let seconds = millis.max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_from_its_own_text() {
        let at = Timestamp(1_795_401_430_000);
        assert_eq!(Timestamp::parse(&at.to_string()).unwrap(), at);
    }

    #[test]
    fn offsets_fractions_and_form_fields_are_understood() {
        let utc = Timestamp::parse("2026-11-23T02:37:10Z").unwrap();
        assert_eq!(Timestamp::parse("2026-11-23T03:37:10+01:00").unwrap(), utc);
        assert_eq!(
            Timestamp::parse("2026-11-23T02:37:10.250Z").unwrap(),
            utc.plus(250)
        );
        assert_eq!(
            Timestamp::parse("2026-11-23T02:37:10.25Z").unwrap(),
            utc.plus(250)
        );
        assert_eq!(Timestamp::parse("2026-11-23T02:37").unwrap(), utc.plus(-10_000));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "soon",
            "2026-13-01T00:00Z",
            "2026-02-30T00:00Z",
            "2026-01-01T25:00Z",
            "2026-01-01",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn spans_use_two_units_at_most() {
        assert_eq!(span_text(48_000), "48 s");
        assert_eq!(span_text(242_000), "4 m 02 s");
        assert_eq!(span_text(11_520_000), "3 h 12 m");
        assert_eq!(span_text(601_200_000), "6 d 23 h");
        assert_eq!(span_text(-5), "0 s");
    }

    #[test]
    fn a_countdown_ends_at_nothing() {
        assert_eq!(countdown_text(250_999), "4:10");
        assert_eq!(countdown_text(3_725_000), "1:02:05");
        assert_eq!(countdown_text(9_000), "0:09");
        assert_eq!(countdown_text(-1), "0:00");
    }
}
