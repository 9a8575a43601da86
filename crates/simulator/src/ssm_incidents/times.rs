//! Timestamps on the wire: seconds since 1970 with fractions; in the world: milliseconds.

use serde_json::Value;

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
