use crate::bench::{gateway, settings};
use crate::fleet::world::sdk;
use crate::iot::devices::{Devices, PUMP};
use aws_sdk_iot::types::AttributePayload;
use aws_sdk_ssmincidents::types::IncidentTemplate;
use domain::act::Act;
use domain::containment::{ContainmentSettings, Strength};
use domain::detection::{DetectionSettings, Place};
use domain::device::{DeviceAct, GroupMembership};
use domain::entry::Body;
use domain::ids::IncidentId;
use domain::text::Reason;
use domain::time::Timestamp;
use domain::timeline::{Reported, read_event, read_report};
use response::ports::Clock;
use response::workflow::{ContainError, Contained, Containing, Detecting, Fate, Message, contain, detect};
use serde_json::{Value, json};
use simulator::{ADMIN_ACCESS_KEY, WorldHandle};
use std::sync::Arc;

pub const MINUTE: i64 = 60_000;

/// The world's clock, which goes on a little with each look at it: two readings are never of the same moment.
#[derive(Debug)]
struct WorldClock(WorldHandle);

impl Clock for WorldClock {
    fn now(&self) -> Timestamp {
        self.0.advance_ms(1);
        Timestamp(self.0.now_ms())
    }
}

/// An account with a pump that is connected, a group that denies, and a response plan without a runbook.
pub struct Scene {
    pub devices: Devices,
    pub detecting: Detecting,
    pub containing: Containing,
}

impl Scene {
    /// `critical` is what the pump's attribute says of it.
    pub async fn new(critical: Option<&str>) -> Self {
        let devices = Box::pin(Box::pin(Devices::new()).await.with_a_pump()).await;
        let world = &devices.world;
        let (_, group) = world.group("QUARANTINED").await;
        let deny =
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iot:*","Resource":"*"}]}"#;
        world.policy("isolation", deny).await;
        world.attach_policy("isolation", &group).await;
        if let Some(critical) = critical {
            let payload = AttributePayload::builder()
                .attributes("mission_critical", critical)
                .build();
            let update = world.iot.update_thing().thing_name(PUMP);
            update.attribute_payload(payload).send().await.unwrap();
        }
        plan(&devices).await;
        devices.running.world().advance_ms(10 * MINUTE);
        devices.connect(PUMP).await;
        let account = &devices.world.account;
        let (store, iot) = (Arc::new(account.incident_manager()), Arc::new(account.iot()));
        let place = Place {
            partition: account.partition.clone(),
            region: account.region.clone(),
            account: account.id.clone(),
        };
        Self {
            detecting: Detecting {
                store: store.clone(),
                watchers: iot.clone(),
                plan: "IotResponsePlan".parse().unwrap(),
                place: place.clone(),
                public_url: Some("https://lazaret.example".into()),
                settings: DetectionSettings::default(),
            },
            containing: Containing {
                store,
                fleet: iot.clone(),
                watchers: iot,
                clock: Arc::new(WorldClock(devices.running.world())),
                place,
                detection: DetectionSettings::default(),
                containment: ContainmentSettings::new("QUARANTINED".parse().unwrap()),
                strength: Strength::Group,
            },
            devices,
        }
    }

    pub fn now(&self) -> i64 {
        self.devices.running.world().now_ms()
    }

    pub fn advance(&self, minutes: i64) {
        self.devices.running.world().advance_ms(minutes * MINUTE);
    }

    /// An alert, now; Device Defender knows of it too.
    pub fn violates(&self, thing: &str) -> Value {
        let alert = json!({
            "violationEventTime": self.now(), "thingName": thing, "violationEventType": "in-alarm",
            "behavior": {"name": "AuthorizedTcpPorts", "metric": "aws:listening-tcp-ports",
                         "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22, 53, 443]}}},
            "metricValue": {"ports": [123]}, "securityProfileName": "DeviceRuleBaseline",
        });
        let id = self
            .devices
            .running
            .world()
            .report_violation(alert.clone())
            .unwrap();
        let mut alert = alert;
        alert["violationId"] = id.into();
        alert
    }

    pub async fn deliver(&self, alerts: &[Value]) -> Vec<Fate> {
        let message = |alert: &Value| Message {
            body: alert.to_string(),
            again: false,
        };
        let messages: Vec<Message> = alerts.iter().map(message).collect();
        detect(&self.detecting, &messages).await
    }

    /// The incident of a device that just violates.
    pub async fn incident(&self, thing: &str) -> IncidentId {
        match &self.deliver(&[self.violates(thing)]).await[..] {
            [Fate::Started(id)] => id.clone(),
            other => panic!("{other:?}"),
        }
    }

    /// A look that has time for the first few devices only.
    pub async fn glance(&self, incident: &IncidentId) -> Contained {
        let reason = Reason::new("a runbook of the test").unwrap();
        let until = Timestamp(self.now()).plus(3);
        contain(&self.containing, incident, &reason, until).await.unwrap()
    }

    /// One look, with an hour to do it.
    pub async fn look(&self, incident: &IncidentId) -> Result<Contained, ContainError> {
        let reason = Reason::new("a runbook of the test").unwrap();
        let until = Timestamp(self.now()).plus(60 * MINUTE);
        contain(&self.containing, incident, &reason, until).await
    }

    pub async fn quarantined(&self, thing: &str) -> bool {
        let groups = self
            .containing
            .fleet
            .groups(&thing.parse().unwrap())
            .await
            .unwrap();
        let quarantined = |one: &GroupMembership| one.group.as_str() == "QUARANTINED";
        groups.iter().any(quarantined)
    }

    /// What the incident's timeline tells in custom events, oldest first.
    pub async fn told(&self, incident: &IncidentId) -> Vec<String> {
        let store = &self.containing.store;
        let mut told = Vec::new();
        for head in store.events(incident).await.unwrap().into_iter().rev() {
            if head.kind == "Custom Event" {
                let event = store.event(incident, &head.id).await.unwrap();
                told.push(read_event(&event).headline);
            }
        }
        told
    }

    /// Everything that was reported on the incident's timeline, oldest first.
    pub async fn reported(&self, incident: &IncidentId) -> Vec<Reported> {
        let store = &self.containing.store;
        let mut all = Vec::new();
        for head in store.events(incident).await.unwrap().into_iter().rev() {
            let event = store.event(incident, &head.id).await.unwrap();
            all.extend(read_report(&event).unwrap_or_default());
        }
        all
    }

    /// How many quarantines are asked for on the incident's timeline.
    pub async fn asked(&self, incident: &IncidentId) -> usize {
        let store = &self.containing.store;
        let mut asked = 0;
        for head in store.events(incident).await.unwrap() {
            let event = store.event(incident, &head.id).await.unwrap();
            let reported = read_report(&event).unwrap_or_default();
            let asks = |one: &&Reported| {
                matches!(
                    &one.entry.body,
                    Body::Act(Act::Device {
                        does: DeviceAct::Quarantine { .. },
                        ..
                    })
                )
            };
            asked += reported.iter().filter(asks).count();
        }
        asked
    }

    /// How often the account was asked to change something of a device.
    pub fn changes(&self) -> usize {
        [
            "AddThingToThingGroup",
            "UpdateCertificate",
            "RemoveThingFromThingGroup",
        ]
        .iter()
        .map(|operation| self.devices.calls(operation).len())
        .sum()
    }
}

async fn plan(devices: &Devices) {
    let config = sdk(&aws::AwsSettings {
        gateway: gateway(),
        ..settings(&devices.running, ADMIN_ACCESS_KEY)
    });
    let template = IncidentTemplate::builder()
        .title("IoT device incident")
        .impact(2)
        .build();
    let client = aws_sdk_ssmincidents::Client::new(&config);
    let plan = client.create_response_plan().name("IotResponsePlan");
    plan.incident_template(template.unwrap()).send().await.unwrap();
}
