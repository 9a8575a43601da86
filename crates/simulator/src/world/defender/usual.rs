//! Whether a measured number is usual: by rank among the devices, or by what the device itself did before.

use serde_json::Value;

use super::criteria::{compares, number};

/// Values of a device from which its usual one is taken. (*Assumed*: AWS trains a model of the fleet's 25 000.)
const LEAST: usize = 25;

/// Whether a number ranks among those of all devices in the same window as the criteria say; `None` without any.
/// Authority: the model's text of `StatisticalThreshold`.
pub(super) fn ranks(criteria: &Value, measured: &Value, all: &[f64]) -> Option<bool> {
    let percent: f64 = criteria["statisticalThreshold"]["statistic"]
        .as_str()?
        .strip_prefix('p')?
        .parse()
        .ok()?;
    let bound = percentile(all, percent)?;
    compares(criteria["comparisonOperator"].as_str()?, number(measured)?, bound)
}

/// The nearest rank.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rank among the devices of an account is small and not negative"
)]
fn percentile(all: &[f64], percent: f64) -> Option<f64> {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (percent / 100.0 * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied()
}

/// Whether a number lies as near to the mean of those before it as the confidence asks. A simplification: AWS learns
/// from the whole fleet, and doesn't say how.
#[expect(clippy::cast_precision_loss, reason = "14 days hold few values")]
pub(super) fn is_usual(criteria: &Value, measured: &Value, before: &[f64]) -> Option<bool> {
    let deviations = match criteria["mlDetectionConfig"]["confidenceLevel"].as_str()? {
        "HIGH" => 4.0,
        "MEDIUM" => 3.0,
        _ => 2.0,
    };
    let measured = number(measured)?;
    if before.len() < LEAST {
        return None;
    }
    let count = before.len() as f64;
    let mean = before.iter().sum::<f64>() / count;
    let variance = before.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count;
    // What never varied has no deviation to measure by: a tenth of it counts as one.
    let deviation = variance.sqrt().max(mean.abs() / 10.0);
    Some((measured - mean).abs() <= deviations * deviation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_rank_is_taken_among_all_devices() {
        let all: Vec<f64> = (1..=10).map(f64::from).collect();
        for (percent, value) in [(0.0, 1.0), (10.0, 1.0), (50.0, 5.0), (90.0, 9.0), (100.0, 10.0)] {
            assert_eq!(percentile(&all, percent), Some(value), "p{percent}");
        }
        let criteria =
            json!({"comparisonOperator": "less-than-equals", "statisticalThreshold": {"statistic": "p90"}});
        assert_eq!(ranks(&criteria, &json!({"count": 9}), &all), Some(true));
        assert_eq!(ranks(&criteria, &json!({"count": 10}), &all), Some(false));
        assert_eq!(ranks(&criteria, &json!({"count": 10}), &[]), None);
    }

    #[test]
    fn what_is_learned_depends_on_confidence_and_needs_a_history() {
        let before: Vec<f64> = (0..30).map(|n| f64::from(90 + n % 3 * 10)).collect();
        let judged = |level: &str, count: i64| {
            let criteria = json!({"mlDetectionConfig": {"confidenceLevel": level}});
            is_usual(&criteria, &json!({"count": count}), &before)
        };
        assert_eq!(judged("HIGH", 125), Some(true));
        assert_eq!(judged("LOW", 125), Some(false));
        assert_eq!(judged("HIGH", 300), Some(false));
        let criteria = json!({"mlDetectionConfig": {"confidenceLevel": "HIGH"}});
        assert_eq!(is_usual(&criteria, &json!({"count": 300}), &before[..24]), None);
    }
}
