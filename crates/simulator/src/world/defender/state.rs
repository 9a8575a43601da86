//! Everything that Device Defender detect keeps for an account.

use std::collections::BTreeMap;

use super::metrics::Metrics;
use super::watch::Watch;
use super::{Alert, MitigationAction, Profile, Task, Violation, ViolationEvent};
use crate::ids::Ids;

#[derive(Debug, Default)]
pub(crate) struct Defender {
    /// By name.
    pub profiles: BTreeMap<String, Profile>,
    /// By id.
    violations: BTreeMap<String, Violation>,
    pub metrics: Metrics,
    pub(super) watch: Watch,
    /// By name.
    pub actions: BTreeMap<String, MitigationAction>,
    /// By id.
    pub tasks: BTreeMap<String, Task>,
}

impl Defender {
    /// Takes an alert as a new violation, or as one more event of a known one; its id.
    pub(crate) fn take(&mut self, alert: Alert, ids: &mut Ids) -> String {
        let id = alert.violation_id.unwrap_or_else(|| ids.uuid());
        let event = ViolationEvent {
            at: alert.violation_event_time,
            kind: alert.violation_event_type,
            value: alert.metric_value,
        };
        let violation = self.violations.entry(id.clone()).or_insert_with(|| Violation {
            id: id.clone(),
            thing: alert.thing_name,
            profile: alert.security_profile_name,
            behaviour: alert.behavior,
            verified: None,
            events: Vec::new(),
        });
        violation.put(event);
        id
    }

    pub(crate) fn violation(&self, id: &str) -> Option<&Violation> {
        self.violations.get(id)
    }

    pub(crate) fn violation_mut(&mut self, id: &str) -> Option<&mut Violation> {
        self.violations.get_mut(id)
    }

    pub(crate) fn violations(&self) -> impl Iterator<Item = &Violation> {
        self.violations.values()
    }

    pub(crate) fn running_tasks(&self) -> usize {
        self.tasks.values().filter(|task| task.runs()).count()
    }
}
