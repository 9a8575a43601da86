//! A violation: one behaviour of one device outside what its profile allows, from its begin to its end.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Violations are kept for 30 days (Device Defender, "Detect quotas").
pub(crate) const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// What an event says about its violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum EventKind {
    InAlarm,
    AlarmCleared,
    AlarmInvalidated,
}

impl EventKind {
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::InAlarm => "in-alarm",
            Self::AlarmCleared => "alarm-cleared",
            Self::AlarmInvalidated => "alarm-invalidated",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct ViolationEvent {
    pub at: i64,
    pub kind: EventKind,
    pub value: Value,
}

#[derive(Clone, Debug)]
pub(crate) struct Violation {
    pub id: String,
    /// The thing's name or, of a device that isn't in the registry, its client id.
    pub thing: String,
    pub profile: String,
    /// The behaviour as the profile had it when the violation began.
    pub behaviour: Value,
    /// What people found: state and description.
    pub verified: Option<(String, Option<String>)>,
    /// In the order of their times; never empty.
    pub events: Vec<ViolationEvent>,
}

impl Violation {
    /// Puts an event where its time belongs.
    pub(super) fn put(&mut self, event: ViolationEvent) {
        let at = self.events.partition_point(|known| known.at <= event.at);
        self.events.insert(at, event);
    }

    pub(crate) fn began(&self) -> i64 {
        self.events.first().map_or(0, |event| event.at)
    }

    /// The last event in alarm.
    pub(crate) fn last_alarm(&self) -> Option<&ViolationEvent> {
        self.events
            .iter()
            .rev()
            .find(|event| event.kind == EventKind::InAlarm)
    }

    pub(crate) fn is_active(&self, now: i64) -> bool {
        self.events
            .last()
            .is_some_and(|event| event.kind == EventKind::InAlarm && is_kept(event.at, now))
    }

    /// By what kind of criteria the behaviour is judged.
    pub(crate) fn criteria_type(&self) -> &'static str {
        let criteria = &self.behaviour["criteria"];
        if criteria.get("mlDetectionConfig").is_some() {
            "MACHINE_LEARNING"
        } else if criteria.get("statisticalThreshold").is_some() {
            "STATISTICAL"
        } else {
            "STATIC"
        }
    }

    pub(crate) fn is_suppressed(&self) -> bool {
        self.behaviour["suppressAlerts"] == true
    }

    /// A violation that nobody judged is `UNKNOWN` (*assumed*).
    pub(crate) fn verification_state(&self) -> &str {
        self.verified.as_ref().map_or("UNKNOWN", |(state, _)| state)
    }

    /// The members that violations and their events share on the wire.
    pub(crate) fn shown(&self) -> Value {
        let mut shown = json!({
            "violationId": self.id,
            "thingName": self.thing,
            "securityProfileName": self.profile,
            "behavior": self.behaviour,
            "verificationState": self.verification_state(),
        });
        if let Some((_, Some(description))) = &self.verified {
            shown["verificationStateDescription"] = json!(description);
        }
        let level = &self.behaviour["criteria"]["mlDetectionConfig"]["confidenceLevel"];
        if !level.is_null() {
            shown["violationEventAdditionalInfo"] = json!({"confidenceLevel": level});
        }
        shown
    }
}

pub(crate) const fn is_kept(at: i64, now: i64) -> bool {
    now - at <= KEPT_MS
}
