//! What tests and the story report to Device Defender.

use serde_json::Value;

use super::evaluate::{reported, tell};
use super::{Alert, AlertError};
use crate::check::{Shape, check};
use crate::iot_defender::shapes;
use crate::world::WorldHandle;

/// Devices report every five minutes at most (Device Defender, "Detect quotas").
const LEAST_APART_MS: i64 = 300_000;
/// What AWS measures itself. Authority: Device Defender Developer Guide, "Cloud-side metrics".
const CLOUD_SIDE: &[&str] = &[
    "aws:message-byte-size",
    "aws:num-messages-received",
    "aws:num-messages-sent",
    "aws:num-authorization-failures",
    "aws:source-ip-address",
    "aws:num-connection-attempts",
    "aws:num-disconnects",
    "aws:disconnect-duration",
];

impl WorldHandle {
    /// Takes an alert in the shape in which Device Defender publishes it, and gives back the violation's id. It may name a
    /// device that the registry doesn't know. It is published to the profile's targets, if there is such a profile.
    ///
    /// # Errors
    /// When the JSON is no alert, or its behaviour or value is none by AWS's model.
    pub fn report_violation(&self, alert: Value) -> Result<String, AlertError> {
        let alert: Alert = serde_json::from_value(alert)?;
        fits(&shapes::BEHAVIOUR, &alert.behavior)?;
        fits(&shapes::METRIC_VALUE, &alert.metric_value)?;
        let mut state = self.lock();
        Ok(tell(&mut state.account, alert))
    }

    /// Takes what was measured of a device, now unless another time is given. Behaviours about it are evaluated when the
    /// window closes in which it lies: on the next multiple of five minutes, or of the behaviour's duration.
    ///
    /// # Errors
    /// When it is no metric's value by AWS's model, or the device reports it more often than every five minutes.
    pub fn report_metric(
        &self,
        thing: &str,
        metric: &str,
        value: Value,
        at_ms: Option<i64>,
    ) -> Result<(), AlertError> {
        fits(&shapes::METRIC_VALUE, &value)?;
        let mut state = self.lock();
        let at = at_ms.unwrap_or_else(|| state.now());
        let by_device = !CLOUD_SIDE.contains(&metric);
        if by_device
            && state
                .account
                .defender
                .metrics
                .near(thing, metric, at, LEAST_APART_MS)
        {
            return Err(AlertError::TooOften {
                thing: thing.to_owned(),
                metric: metric.to_owned(),
            });
        }
        reported(&mut state.account, thing, metric, at, value);
        Ok(())
    }
}

fn fits(shape: &'static Shape, value: &Value) -> Result<(), AlertError> {
    let checked = check(shape, value);
    checked
        .map(|_| ())
        .map_err(|refusal| AlertError::Shape(refusal.message))
}
