use super::memory::{Kept, Memory};
use async_trait::async_trait;
use domain::detection::{DetectionSettings, Place, Rule};
use domain::ids::{DeviceName, IncidentId};
use domain::time::Timestamp;
use response::ports::{StoreError, Watchers};
use response::workflow::{Detecting, Fate, Message, detect};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// When the first violation of a test happens.
pub const AT: i64 = 1_795_401_300_000;

/// Who breaks rules, as a test says.
#[derive(Debug, Default)]
pub struct Seen(pub Mutex<Option<BTreeSet<DeviceName>>>);

#[async_trait]
impl Watchers for Seen {
    async fn violators(&self, _: &Rule, _: Timestamp, _: usize) -> Result<BTreeSet<DeviceName>, StoreError> {
        let seen = self.0.lock().unwrap().clone();
        seen.ok_or(StoreError::Denied {
            operation: "violators",
            action: "iot:ListActiveViolations".into(),
        })
    }
}

pub struct World {
    pub store: Arc<Memory>,
    pub seen: Arc<Seen>,
    pub desk: Detecting,
}

impl World {
    pub fn new() -> Self {
        let store = Arc::new(Memory::default());
        let seen = Arc::new(Seen(Mutex::new(Some(BTreeSet::new()))));
        Self {
            desk: Detecting {
                store: store.clone(),
                watchers: seen.clone(),
                plan: "IotResponsePlan".parse().unwrap(),
                place: Place {
                    partition: "aws".into(),
                    region: "eu-central-1".parse().unwrap(),
                    account: "111122223333".parse().unwrap(),
                },
                public_url: Some("https://lazaret.example".into()),
                settings: DetectionSettings::default(),
            },
            store,
            seen,
        }
    }

    /// Hands in messages as one delivery.
    pub async fn deliver(&self, bodies: &[Value]) -> Vec<Fate> {
        self.deliver_as(bodies, false).await
    }

    /// Hands in messages that were delivered before, or not.
    pub async fn deliver_as(&self, bodies: &[Value], again: bool) -> Vec<Fate> {
        let messages: Vec<Message> = bodies
            .iter()
            .map(|body| Message {
                body: body.to_string(),
                again,
            })
            .collect();
        detect(&self.desk, &messages).await
    }

    /// The only incident there is.
    pub fn only(&self) -> Kept {
        let [one] = <[Kept; 1]>::try_from(self.store.kept()).unwrap();
        one
    }
}

/// An alert, `after` milliseconds after [`AT`].
pub fn alert(thing: &str, behaviour: &str, after: i64) -> Value {
    json!({
        "violationEventTime": AT + after, "thingName": thing,
        "behavior": {"name": behaviour, "metric": "aws:listening-tcp-ports", "criteria": {
            "comparisonOperator": "in-port-set", "value": {"ports": [22, 53, 443]}}},
        "violationEventType": "in-alarm", "metricValue": {"ports": [123]},
        "violationId": format!("{behaviour}-of-{thing}"), "securityProfileName": "DeviceRuleBaseline",
    })
}

/// The end of an alert's violation.
pub fn over(mut alert: Value, after: i64, how: &str) -> Value {
    alert["violationEventType"] = how.into();
    alert["violationEventTime"] = (AT + after).into();
    alert
}

pub fn started(fate: &Fate) -> IncidentId {
    match fate {
        Fate::Started(id) => id.clone(),
        other => panic!("{other:?}"),
    }
}

pub fn joined(fate: &Fate) -> IncidentId {
    match fate {
        Fate::Joined(id) => id.clone(),
        other => panic!("{other:?}"),
    }
}
