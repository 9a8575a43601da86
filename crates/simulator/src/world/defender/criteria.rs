//! Whether a measured value keeps to a behaviour's criteria, which say what is normal.
//!
//! Authority: the model's texts of `BehaviorCriteria`; Device Defender Developer Guide, "Device-side metrics".

use std::net::IpAddr;

use serde_json::Value;

/// Whether the value is normal by static criteria; `None` when they don't fit the value, or are not static.
pub(super) fn is_normal(criteria: &Value, measured: &Value) -> Option<bool> {
    if !criteria["mlDetectionConfig"].is_null() || !criteria["statisticalThreshold"].is_null() {
        return None;
    }
    let operator = criteria["comparisonOperator"].as_str()?;
    let wanted = &criteria["value"];
    match operator {
        "in-port-set" => every(measured, "ports", |port| holds(wanted, "ports", port)),
        "not-in-port-set" => every(measured, "ports", |port| !holds(wanted, "ports", port)),
        "in-cidr-set" => every(measured, "cidrs", |one| covered(wanted, one)),
        "not-in-cidr-set" => every(measured, "cidrs", |one| !covered(wanted, one)),
        "in-set" => each_of_set(measured, |member, one| holds(wanted, member, one)),
        "not-in-set" => each_of_set(measured, |member, one| !holds(wanted, member, one)),
        _ => compares(operator, number(measured)?, number(wanted)?),
    }
}

/// Whether `measured` stands to `bound` as the operator says; `None` for operators on sets.
pub(super) fn compares(operator: &str, measured: f64, bound: f64) -> Option<bool> {
    match operator {
        "less-than" => Some(measured < bound),
        "less-than-equals" => Some(measured <= bound),
        "greater-than" => Some(measured > bound),
        "greater-than-equals" => Some(measured >= bound),
        _ => None,
    }
}

/// A value that is one number.
pub(super) fn number(value: &Value) -> Option<f64> {
    value["count"].as_f64().or_else(|| value["number"].as_f64())
}

fn every(measured: &Value, member: &str, normal: impl Fn(&Value) -> bool) -> Option<bool> {
    measured[member].as_array().map(|all| all.iter().all(normal))
}

fn each_of_set(measured: &Value, normal: impl Fn(&str, &Value) -> bool) -> Option<bool> {
    let mut members = ["strings", "numbers"].into_iter();
    members.find_map(|member| every(measured, member, |one| normal(member, one)))
}

fn holds(wanted: &Value, member: &str, one: &Value) -> bool {
    let same = |other: &Value| match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one.total_cmp(&other).is_eq(),
        _ => one == other,
    };
    wanted[member].as_array().is_some_and(|all| all.iter().any(same))
}

fn covered(wanted: &Value, one: &Value) -> bool {
    let Some(inner) = one.as_str().and_then(network) else {
        return false;
    };
    let outer = wanted["cidrs"].as_array().into_iter().flatten();
    let mut outer = outer.filter_map(|cidr| network(cidr.as_str()?));
    outer.any(|outer| outer.1 <= inner.1 && same_head(outer.0, inner.0, outer.1))
}

/// An address, or a block of them: its first address and the length of its prefix.
fn network(text: &str) -> Option<(IpAddr, u32)> {
    let (address, length) = text
        .split_once('/')
        .map_or((text, None), |(address, length)| (address, Some(length)));
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let length = length.map_or(Some(most), |length| length.parse().ok())?;
    (length <= most).then_some((address, length))
}

fn same_head(one: IpAddr, other: IpAddr, length: u32) -> bool {
    let (one, other, all) = match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => (u128::from(one.to_bits()), u128::from(other.to_bits()), 32),
        (IpAddr::V6(one), IpAddr::V6(other)) => (one.to_bits(), other.to_bits(), 128),
        _ => return false,
    };
    // A prefix without length covers everything, and a shift by the whole width is none.
    length == 0 || (one ^ other) >> (all - length) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn normal(operator: &str, value: &Value, measured: &Value) -> Option<bool> {
        is_normal(&json!({"comparisonOperator": operator, "value": value}), measured)
    }

    #[test]
    fn ports_are_held_to_their_set() {
        let set = json!({"ports": [22, 443]});
        assert_eq!(normal("in-port-set", &set, &json!({"ports": [443]})), Some(true));
        assert_eq!(
            normal("in-port-set", &set, &json!({"ports": [22, 123]})),
            Some(false)
        );
        assert_eq!(
            normal("not-in-port-set", &set, &json!({"ports": [123]})),
            Some(true)
        );
        assert_eq!(
            normal("not-in-port-set", &set, &json!({"ports": [22, 123]})),
            Some(false)
        );
        assert_eq!(normal("in-port-set", &set, &json!({"ports": []})), Some(true));
        assert_eq!(normal("in-port-set", &set, &json!({"count": 2})), None);
    }

    #[test]
    fn addresses_are_held_to_blocks() {
        let set = json!({"cidrs": ["10.2.0.0/16", "2001:db8::/32"]});
        for (cidr, inside) in [
            ("10.2.255.1/32", true),
            ("10.2.0.0", true),
            ("10.3.0.1/32", false),
            ("10.0.0.0/8", false),
            ("2001:db8:7::1", true),
            ("2001:db9::1", false),
            ("no address", false),
        ] {
            let measured = json!({"cidrs": [cidr]});
            assert_eq!(normal("in-cidr-set", &set, &measured), Some(inside), "{cidr}");
            assert_eq!(
                normal("not-in-cidr-set", &set, &measured),
                Some(!inside),
                "{cidr}"
            );
        }
        let all = json!({"cidrs": ["0.0.0.0/0"]});
        assert_eq!(
            normal("in-cidr-set", &all, &json!({"cidrs": ["203.0.113.9"]})),
            Some(true)
        );
    }

    #[test]
    fn numbers_are_compared_and_sets_hold_texts_and_numbers() {
        for (operator, normals) in [
            ("less-than", [true, false, false]),
            ("less-than-equals", [true, true, false]),
            ("greater-than", [false, false, true]),
            ("greater-than-equals", [false, true, true]),
        ] {
            for (count, is_normal) in [4, 5, 6].into_iter().zip(normals) {
                let found = normal(operator, &json!({"count": 5}), &json!({"count": count}));
                assert_eq!(found, Some(is_normal), "{count} {operator} 5");
            }
        }
        assert_eq!(
            normal("less-than", &json!({"number": 1.5}), &json!({"number": 1.25})),
            Some(true)
        );
        let texts = json!({"strings": ["a", "b"]});
        assert_eq!(normal("in-set", &texts, &json!({"strings": ["b"]})), Some(true));
        assert_eq!(
            normal("in-set", &texts, &json!({"strings": ["b", "c"]})),
            Some(false)
        );
        let numbers = json!({"numbers": [1, 2.5]});
        assert_eq!(
            normal("not-in-set", &numbers, &json!({"numbers": [1.0]})),
            Some(false)
        );
        assert_eq!(
            normal("not-in-set", &numbers, &json!({"numbers": [3]})),
            Some(true)
        );
    }

    #[test]
    fn what_is_learned_or_statistical_is_not_judged_by_a_value() {
        let learned = json!({"mlDetectionConfig": {"confidenceLevel": "HIGH"}});
        assert_eq!(is_normal(&learned, &json!({"count": 1})), None);
        let ranked = json!({"comparisonOperator": "less-than", "statisticalThreshold": {"statistic": "p90"}});
        assert_eq!(is_normal(&ranked, &json!({"count": 1})), None);
    }
}
