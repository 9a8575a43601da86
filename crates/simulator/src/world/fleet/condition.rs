//! The `Condition` block of a policy. Authority: IAM User Guide, "IAM JSON policy elements: Condition operators".

use std::net::IpAddr;

use super::document::Malformed;
use super::template::Template;

/// One key compared with its values by one operator.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    test: Test,
    negated: bool,
    if_exists: bool,
    key: String,
    values: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Test {
    Equal,
    EqualIgnoringCase,
    Like,
    Address,
}

/// Operators, what they test, and whether they ask for the contrary.
const OPERATORS: &[(&str, Test, bool)] = &[
    ("StringEquals", Test::Equal, false),
    ("StringNotEquals", Test::Equal, true),
    ("StringEqualsIgnoreCase", Test::EqualIgnoringCase, false),
    ("StringNotEqualsIgnoreCase", Test::EqualIgnoringCase, true),
    ("StringLike", Test::Like, false),
    ("StringNotLike", Test::Like, true),
    ("ArnEquals", Test::Like, false),
    ("ArnLike", Test::Like, false),
    ("ArnNotEquals", Test::Like, true),
    ("ArnNotLike", Test::Like, true),
    ("Bool", Test::EqualIgnoringCase, false),
    ("IpAddress", Test::Address, false),
    ("NotIpAddress", Test::Address, true),
];

/// Something that has no value here, so that the answer may be another one where it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lacking {
    /// The variable or key.
    pub name: String,
    /// Whether the condition is met without it.
    pub met: bool,
}

impl Condition {
    pub(super) fn read(operator: &str, key: &str, values: Vec<String>) -> Result<Self, Malformed> {
        let plain = ["ForAnyValue:", "ForAllValues:"]
            .iter()
            .find_map(|set| operator.strip_prefix(set))
            .unwrap_or(operator);
        let (plain, if_exists) = plain
            .strip_suffix("IfExists")
            .map_or((plain, false), |plain| (plain, true));
        let known = OPERATORS.iter().find(|(name, ..)| *name == plain);
        let (_, test, negated) = known.ok_or_else(|| Malformed::Operator(operator.to_owned()))?;
        Ok(Self {
            test: *test,
            negated: *negated,
            if_exists,
            key: key.to_owned(),
            values,
        })
    }

    /// Whether the condition is met.
    ///
    /// # Errors
    /// The first variable or key that has no value here. Without a key only `IfExists` and operators that ask for the
    /// contrary are met. Authority: IAM User Guide, "How key presence affects condition operators".
    pub(super) fn holds(&self, value_of: impl Fn(&str) -> Option<String>) -> Result<bool, Lacking> {
        let Some(given) = value_of(&self.key) else {
            return Err(Lacking {
                name: self.key.clone(),
                met: self.if_exists || self.negated,
            });
        };
        let mut any = false;
        for value in &self.values {
            let wanted = Template::expand(value, &value_of).map_err(|name| Lacking { name, met: false })?;
            any |= match self.test {
                Test::Equal => wanted.is(&given),
                Test::EqualIgnoringCase => wanted.text().eq_ignore_ascii_case(&given),
                Test::Like => wanted.matches(&given),
                Test::Address => within(&wanted.text(), &given),
            };
        }
        Ok(any != self.negated)
    }
}

/// Whether an address lies in a range such as `10.0.0.0/8`.
fn within(range: &str, address: &str) -> bool {
    let (net, bits) = range.split_once('/').unwrap_or((range, ""));
    let (Ok(net), Ok(address)) = (net.parse::<IpAddr>(), address.parse::<IpAddr>()) else {
        return false;
    };
    let (net, address, width) = match (net, address) {
        (IpAddr::V4(net), IpAddr::V4(address)) => {
            (u128::from(net.to_bits()), u128::from(address.to_bits()), 32)
        }
        (IpAddr::V6(net), IpAddr::V6(address)) => (net.to_bits(), address.to_bits(), 128),
        _ => return false,
    };
    let bits: u32 = bits.parse().unwrap_or(width);
    let shift = width.saturating_sub(bits);
    net.checked_shr(shift).unwrap_or(0) == address.checked_shr(shift).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use super::*;

    fn holds(operator: &str, values: &[&str], given: Option<&str>) -> Result<bool, Lacking> {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        let condition = Condition::read(operator, "aws:SourceIp", values).unwrap();
        condition.holds(|_| given.map(str::to_owned))
    }

    #[test]
    fn an_address_is_compared_with_ranges() {
        assert_eq!(holds("IpAddress", &["10.0.0.0/8"], Some("10.2.3.4")), Ok(true));
        assert_eq!(
            holds("IpAddress", &["10.0.0.0/8", "203.0.113.7"], Some("203.0.113.7")),
            Ok(true)
        );
        assert_eq!(
            holds("NotIpAddress", &["10.0.0.0/8"], Some("10.2.3.4")),
            Ok(false)
        );
    }

    #[test]
    fn a_key_without_a_value_is_named_and_meets_only_what_forgives_it() {
        for (operator, met) in [
            ("StringEquals", false),
            ("IpAddress", false),
            ("StringEqualsIfExists", true),
            ("NotIpAddress", true),
        ] {
            let name = "aws:SourceIp".to_owned();
            assert_eq!(
                holds(operator, &["x"], None),
                Err(Lacking { name, met }),
                "{operator}"
            );
        }
    }

    #[test]
    fn an_unknown_operator_is_refused_and_not_passed_over() {
        assert!(Condition::read("StringMaybe", "a", Vec::new()).is_err());
    }
}
