use super::adapter::{Iot, found};
use super::behaviour::expected;
use super::convert::verification;
use super::names::SERVICE;
use super::words::value;
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::all;
use aws_sdk_iot::types::ActiveViolation;
use domain::device::Violation;
use domain::ids::DeviceName;
use response::ports::StoreError;
use tracing::warn;

const LIST_ACTIVE_VIOLATIONS: Operation = Operation::read("ListActiveViolations", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListActiveViolations` of one device, the latest first. A device that Device Defender doesn't know violates
    /// nothing.
    pub(super) async fn active_violations(&self, device: &DeviceName) -> Result<Vec<Violation>, StoreError> {
        let thing = device.clone();
        let read = |this: Self| async move {
            let page = |token| this.page_of_violations(&thing, token);
            let mut violations = found(all(LIST_ACTIVE_VIOLATIONS, page).await)?.unwrap_or_default();
            violations.sort_by(|a, b| b.began.cmp(&a.began).then_with(|| a.id.cmp(&b.id)));
            Ok(violations)
        };
        self.gateway
            .shared(LIST_ACTIVE_VIOLATIONS, device.as_str(), read(self.clone()))
            .await
    }

    async fn page_of_violations(
        &self,
        device: &DeviceName,
        token: Option<String>,
    ) -> Result<(Vec<Violation>, Option<String>), StoreError> {
        let request = self
            .control
            .list_active_violations()
            .thing_name(device.as_str())
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_ACTIVE_VIOLATIONS, || request.clone().send())
            .await?;
        let violations = reply.active_violations.unwrap_or_default().into_iter();
        let violations = violations.filter_map(|violation| convert(device, violation));
        Ok((violations.collect(), reply.next_token))
    }
}

/// `None` for one that could neither be named to AWS nor put in time.
fn convert(device: &DeviceName, violation: ActiveViolation) -> Option<Violation> {
    let began = violation.violation_start_time.as_ref().map(moment);
    let last = violation.last_violation_time.as_ref().map(moment);
    let (Some(id), Some(began)) = (violation.violation_id, began.or(last)) else {
        warn!(%device, "a violation without id or time is left out");
        return None;
    };
    let behaviour = violation.behavior.as_ref();
    let named = violation.thing_name.and_then(|name| name.parse().ok());
    Some(Violation {
        id,
        device: named.unwrap_or_else(|| device.clone()),
        profile: violation.security_profile_name.unwrap_or_default(),
        behaviour: behaviour
            .map(|behaviour| behaviour.name.clone())
            .unwrap_or_default(),
        metric: behaviour.and_then(|behaviour| behaviour.metric.clone()),
        expected: behaviour.map(expected).unwrap_or_default(),
        measured: value(violation.last_violation_value.as_ref()),
        began,
        last: last.unwrap_or(began),
        verification: verification(violation.verification_state.as_ref()),
        remark: violation
            .verification_state_description
            .filter(|remark| !remark.is_empty()),
    })
}
