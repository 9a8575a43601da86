//! An alert in the shape in which Device Defender publishes it to SNS (Developer Guide, "Detect alerts").

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::violation::EventKind;

/// Why an alert was not taken.
#[derive(Debug, thiserror::Error)]
pub enum AlertError {
    /// The JSON does not have an alert's form.
    #[error("not an alert: {0}")]
    Form(#[from] serde_json::Error),
    /// A member breaks the constraints that AWS's model gives it.
    #[error("not an alert of Device Defender: {0}")]
    Shape(String),
    /// The device reported this metric less than five minutes ago.
    #[error(
        "{thing} reported {metric} less than 300 s before or after: reports come every five minutes at most"
    )]
    TooOften {
        /// The device.
        thing: String,
        /// The metric.
        metric: String,
    },
}

/// One event of a violation, with everything that is known of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Alert {
    /// Milliseconds since 1970.
    pub violation_event_time: i64,
    pub thing_name: String,
    pub behavior: Value,
    pub violation_event_type: EventKind,
    pub metric_value: Value,
    /// A new one unless given.
    pub violation_id: Option<String>,
    pub security_profile_name: String,
}

impl Alert {
    /// The text of the message that tells it.
    pub(super) fn body(&self) -> String {
        // It has only texts, numbers and JSON values: nothing of it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}
