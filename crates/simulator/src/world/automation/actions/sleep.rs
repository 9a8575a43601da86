//! `aws:sleep`: lets time pass.

use super::super::Failure;
use super::super::run::Wait;
use super::{Progress, Work};
use crate::times;

/// The longest sleep: 7 days (User Guide, "aws:sleep").
const LONGEST_MS: i64 = 7 * 24 * 60 * 60 * 1000;

pub(super) fn perform(work: &Work) -> Result<Progress, Failure> {
    let text = |name: &str| work.inputs.get(name).and_then(|value| value.as_str());
    let until = match (text("Duration"), text("Timestamp")) {
        (Some(duration), _) => duration_ms(duration).map(|ms| work.at + ms),
        (None, Some(moment)) => times::from_iso(moment),
        (None, None) => None,
    };
    let until = until
        .filter(|until| until - work.at <= LONGEST_MS)
        .ok_or_else(|| {
            Failure::input("Duration must be an ISO 8601 duration and Timestamp a moment, of at most 7 days.")
        })?;
    Ok(Progress::Waits(Wait::Time(until.max(work.at))))
}

/// `PT10M`, `P1DT2H3M4S`, in milliseconds.
fn duration_ms(text: &str) -> Option<i64> {
    let (days, time) = match text.strip_prefix('P')?.split_once('T') {
        Some((days, time)) if !time.is_empty() => (days, time),
        Some(_) => return None,
        None => (text.strip_prefix('P')?, ""),
    };
    if days.is_empty() && time.is_empty() {
        return None;
    }
    let seconds = sum(days, &[('D', 86_400)])? + sum(time, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    Some(seconds * 1000)
}

/// Numbers with their units, in this order.
fn sum(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut total: i64 = 0;
    let mut rest = text;
    for (unit, seconds) in units {
        if let Some((number, after)) = rest.split_once(*unit) {
            let number = number.parse::<u32>().ok()?;
            total = total.checked_add(i64::from(number).checked_mul(*seconds)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::duration_ms;

    #[test]
    fn durations_are_read_in_their_order_of_units() {
        assert_eq!(duration_ms("PT10M"), Some(600_000));
        assert_eq!(duration_ms("P1DT2H3M4S"), Some(93_784_000));
        for wrong in ["", "P", "PT", "10M", "PT5M1H", "P1H", "PT-1S", "PT99999999999S"] {
            assert_eq!(duration_ms(wrong), None, "{wrong}");
        }
    }
}
