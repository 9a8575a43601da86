//! Timestamps on the wire: seconds since 1970 with fractions; in the world: milliseconds.

use serde_json::Value;
use time::{Date, Month, OffsetDateTime, Time};

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds up to the year 9999 are exact in a double"
)]
pub(crate) fn to_wire(ms: i64) -> Value {
    Value::from(ms as f64 / 1000.0)
}

/// The time in a checked request; a timestamp that the checker let through fits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the checker bounds timestamps by the year 9999"
)]
pub(crate) fn from_wire(value: &Value) -> Option<i64> {
    value.as_f64().map(|seconds| (seconds * 1000.0).round() as i64)
}

/// The time in a query string: `2026-11-23T02:41:00Z`, with or without fractions of a second.
pub(crate) fn from_iso(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.splitn(3, '-');
    let (year, month, day) = (date.next()?, date.next()?, date.next()?);
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    let mut time = time.splitn(3, ':');
    let (hour, minute, second) = (time.next()?, time.next()?, time.next()?);
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let millisecond = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let time = Time::from_hms_milli(
        hour.parse().ok()?,
        minute.parse().ok()?,
        second.parse().ok()?,
        millisecond,
    );
    let moment = date.with_time(time.ok()?).assume_utc();
    i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok()
}

/// `2026-11-23`
pub(crate) fn to_date(ms: i64) -> String {
    let date = moment(ms).date();
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// `2026-11-23_02.41.00`
pub(crate) fn to_date_time(ms: i64) -> String {
    let (hour, minute, second) = moment(ms).to_hms();
    format!("{}_{hour:02}.{minute:02}.{second:02}", to_date(ms))
}

/// `2026-11-23T02:41:00.250Z`
pub(crate) fn to_iso(ms: i64) -> String {
    let (hour, minute, second) = moment(ms).to_hms();
    let date = to_date(ms);
    format!(
        "{date}T{hour:02}:{minute:02}:{second:02}.{:03}Z",
        ms.rem_euclid(1000)
    )
}

fn moment(ms: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(ms.div_euclid(1000)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::from_iso;

    #[test]
    fn a_moment_of_a_query_string_is_read_to_the_millisecond() {
        assert_eq!(from_iso("1970-01-02T00:00:01Z"), Some(86_401_000));
        assert_eq!(from_iso("1970-01-01T00:00:00.25Z"), Some(250));
        assert_eq!(from_iso("1970-13-01T00:00:00Z"), None);
        assert_eq!(from_iso("yesterday"), None);
    }
}
