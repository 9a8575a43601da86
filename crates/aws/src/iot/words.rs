//! What Device Defender measures, in words.

use aws_sdk_iot::types::MetricValue;

/// A list longer than this is cut: a busy device talks to thousands of addresses.
const LISTED: usize = 50;

/// A value as people read it: `22, 53, 123`, `5 000`, `10.2.0.0/16`. A value that says nothing is `nothing`.
pub(super) fn value(value: Option<&MetricValue>) -> String {
    let Some(value) = value else {
        return "nothing".to_owned();
    };
    if let Some(count) = value.count {
        return grouped(&count.to_string());
    }
    if let Some(number) = value.number {
        return float(number);
    }
    let items = items(value);
    if items.is_empty() {
        "nothing".to_owned()
    } else {
        list(&items)
    }
}

/// The number to plot: the value itself, or how many there are in a list. `None` when nothing was measured.
pub(super) fn number(value: &MetricValue) -> Option<f64> {
    let count = value.count.map(approximate);
    count.or(value.number).or_else(|| {
        let is_list = value.ports.is_some()
            || value.cidrs.is_some()
            || value.strings.is_some()
            || value.numbers.is_some();
        is_list.then(|| approximate(i64::try_from(items(value).len()).unwrap_or(i64::MAX)))
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a plotted count needs no more than 53 bits"
)]
fn approximate(count: i64) -> f64 {
    count as f64
}

/// A list's items: ports and numbers in their order, texts as they came.
fn items(value: &MetricValue) -> Vec<String> {
    let mut ports = value.ports().to_vec();
    ports.sort_unstable();
    let mut numbers = value.numbers().to_vec();
    numbers.sort_by(f64::total_cmp);
    let ports = ports.iter().map(ToString::to_string);
    let numbers = numbers.into_iter().map(float);
    let texts = value.cidrs().iter().chain(value.strings()).cloned();
    ports.chain(numbers).chain(texts).collect()
}

fn list(items: &[String]) -> String {
    let more = items.len().saturating_sub(LISTED);
    let listed = items[..items.len() - more].join(", ");
    if more == 0 {
        listed
    } else {
        format!("{listed} and {more} more")
    }
}

/// `1234567.5` as `1 234 567.5`.
fn float(number: f64) -> String {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let dot = if fraction.is_empty() { "" } else { "." };
    format!("{}{dot}{fraction}", grouped(whole))
}

/// `-1234567` as `-1 234 567`. Four digits stay together.
fn grouped(digits: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |digits| ("-", digits));
    if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{sign}{digits}");
    }
    let mut text = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ports(ports: impl IntoIterator<Item = i32>) -> MetricValue {
        MetricValue::builder()
            .set_ports(Some(ports.into_iter().collect()))
            .build()
    }

    #[test]
    fn ports_are_listed_in_order() {
        let value_of = ports([123, 22, 53]);
        assert_eq!(value(Some(&value_of)), "22, 53, 123");
        assert_eq!(number(&value_of), Some(3.0));
    }

    #[test]
    fn counts_are_grouped_and_floats_keep_their_fraction() {
        let count = |count| value(Some(&MetricValue::builder().count(count).build()));
        let number = |number| value(Some(&MetricValue::builder().number(number).build()));
        assert_eq!(
            [count(0), count(9_999), count(10_000), count(1_234_567)],
            ["0", "9999", "10 000", "1 234 567"]
        );
        assert_eq!(
            [number(0.5), number(-12_345.25), number(f64::NAN), number(1e18)],
            ["0.5", "-12 345.25", "NaN", "1 000 000 000 000 000 000"]
        );
    }

    #[test]
    fn texts_keep_the_order_in_which_they_came() {
        let cidrs = MetricValue::builder()
            .cidrs("10.2.0.0/16")
            .cidrs("10.1.0.0/16")
            .build();
        let strings = MetricValue::builder().strings("b").strings("a").build();
        let numbers = MetricValue::builder().numbers(2.5).numbers(1.0).build();
        assert_eq!(value(Some(&cidrs)), "10.2.0.0/16, 10.1.0.0/16");
        assert_eq!(value(Some(&strings)), "b, a");
        assert_eq!(value(Some(&numbers)), "1, 2.5");
    }

    #[test]
    fn a_long_list_says_how_many_it_leaves_out() {
        let many = ports(1..=53);
        assert!(value(Some(&many)).ends_with("49, 50 and 3 more"));
        assert_eq!(number(&many), Some(53.0));
    }

    #[test]
    fn nothing_measured_is_nothing_and_an_empty_list_is_none_of_it() {
        let empty = MetricValue::builder().build();
        assert_eq!(
            (value(None), value(Some(&empty))),
            ("nothing".into(), "nothing".into())
        );
        assert_eq!((number(&empty), number(&ports([]))), (None, Some(0.0)));
        let count = MetricValue::builder().count(7).build();
        assert_eq!(number(&count), Some(7.0));
        let fraction = MetricValue::builder().number(0.25).build();
        assert_eq!(number(&fraction), Some(0.25));
    }
}
