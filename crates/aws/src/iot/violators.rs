use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::first;
use async_trait::async_trait;
use aws_sdk_iot::types::ActiveViolation;
use domain::detection::{Rule, Watcher};
use domain::ids::DeviceName;
use domain::time::Timestamp;
use response::ports::{StoreError, Watchers};
use std::collections::BTreeSet;

const LIST_ACTIVE_VIOLATIONS: Operation = Operation::read("ListActiveViolations", SERVICE);
const PAGE_SIZE: i32 = 250;

#[async_trait]
impl Watchers for Iot {
    /// `ListActiveViolations` of a security profile. AWS filters by the profile, not by its behaviour. Alarms and events
    /// can't be asked: an alarm doesn't tell which devices it is about.
    async fn violators(
        &self,
        rule: &Rule,
        since: Timestamp,
        enough: usize,
    ) -> Result<BTreeSet<DeviceName>, StoreError> {
        if rule.watcher != Watcher::DeviceDefender {
            return Ok(BTreeSet::new());
        }
        let page = |token| self.page_of_violators(rule, since, token);
        let devices = first(LIST_ACTIVE_VIOLATIONS, enough.saturating_add(1), page).await;
        Ok(found(devices)?.unwrap_or_default().into_iter().collect())
    }
}

impl Iot {
    async fn page_of_violators(
        &self,
        rule: &Rule,
        since: Timestamp,
        token: Option<String>,
    ) -> Result<(Vec<DeviceName>, Option<String>), StoreError> {
        let request = self
            .control
            .list_active_violations()
            .security_profile_name(&rule.set)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_ACTIVE_VIOLATIONS, || request.clone().send())
            .await?;
        let violations = reply.active_violations.unwrap_or_default().into_iter();
        let devices = violations.filter(|one| breaks(one, rule, since));
        let devices = devices.filter_map(|one| one.thing_name?.parse().ok());
        Ok((devices.collect(), reply.next_token))
    }
}

fn breaks(violation: &ActiveViolation, rule: &Rule, since: Timestamp) -> bool {
    let behaviour = violation.behavior.as_ref();
    let began = violation.violation_start_time.as_ref().map(moment);
    behaviour.is_some_and(|one| one.name == rule.name) && began.is_none_or(|at| at >= since)
}
