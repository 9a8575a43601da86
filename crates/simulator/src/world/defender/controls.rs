//! What tests and the story report to Device Defender.

use serde_json::Value;

use super::{Alert, AlertError};
use crate::check::{Shape, check};
use crate::iot_defender::shapes;
use crate::world::WorldHandle;

impl WorldHandle {
    /// Takes an alert in the shape in which Device Defender publishes it, and gives back the violation's id. It may name a
    /// device that the registry doesn't know.
    ///
    /// # Errors
    /// When the JSON is no alert, or its behaviour or value is none by AWS's model.
    pub fn report_violation(&self, alert: Value) -> Result<String, AlertError> {
        let alert: Alert = serde_json::from_value(alert)?;
        fits(&shapes::BEHAVIOUR, &alert.behavior)?;
        fits(&shapes::METRIC_VALUE, &alert.metric_value)?;
        let mut state = self.lock();
        let account = &mut state.account;
        Ok(account.defender.take(alert, &mut account.ids))
    }

    /// Takes what was measured of a device, now unless another time is given.
    ///
    /// # Errors
    /// When it is no metric's value by AWS's model.
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
        state.account.defender.metrics.put(thing, metric, at, value);
        Ok(())
    }
}

fn fits(shape: &'static Shape, value: &Value) -> Result<(), AlertError> {
    let checked = check(shape, value);
    checked
        .map(|_| ())
        .map_err(|refusal| AlertError::Shape(refusal.message))
}
