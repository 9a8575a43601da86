//! A simulated account with devices that can connect.

use crate::bench::{START, gateway, settings, start};
use crate::fleet::world::{ALLOW_ALL, World};
use aws::AwsSettings;
use aws::gateway::GatewaySettings;
use aws_sdk_iot::types::{ThingConnectivityIndexingMode, ThingIndexingConfiguration, ThingIndexingMode};
use domain::device::Certificate;
use domain::ids::DeviceName;
use domain::time::Timestamp;
use response::ports::Fleet;
use serde_json::json;
use simulator::{ADMIN_ACCESS_KEY, Call, Fault, Running, Seed};

pub const PUMP: &str = "pump-117";

/// A policy is in force some minutes after it was attached.
const POLICY_DELAY: i64 = 10 * 60_000;

/// The time at which the pump may connect.
pub const READY: Timestamp = Timestamp(START.0 + POLICY_DELAY);

pub struct Devices {
    pub world: World,
    pub running: Running,
}

impl Devices {
    pub async fn new() -> Self {
        Self::with(gateway()).await
    }

    pub async fn with(gateway: GatewaySettings) -> Self {
        let running = start(Seed::Empty).await;
        let settings = AwsSettings {
            gateway,
            ..settings(&running, ADMIN_ACCESS_KEY)
        };
        Self {
            world: World::at(settings).await,
            running,
        }
    }

    /// With one device, [`PUMP`], whose certificate allows everything, and with its connectivity indexed, at
    /// [`READY`].
    pub async fn with_a_pump(self) -> Self {
        let index = ThingIndexingConfiguration::builder()
            .thing_indexing_mode(ThingIndexingMode::Registry)
            .thing_connectivity_indexing_mode(ThingConnectivityIndexingMode::Status)
            .build();
        let indexing = self.world.iot.update_indexing_configuration();
        indexing
            .thing_indexing_configuration(index.unwrap())
            .send()
            .await
            .unwrap();
        self.world.thing(PUMP).await;
        let (_, arn) = self.world.certificate().await;
        self.world.policy("everything", ALLOW_ALL).await;
        self.world.attach_policy("everything", &arn).await;
        self.world.attach(&arn, PUMP).await;
        self.running.world().advance_ms(POLICY_DELAY);
        self
    }

    /// A client connects with a certificate of the pump.
    pub async fn connect(&self, client: &str) {
        let certificate = self.certificate().await;
        let connecting = json!({
            "client_id": client,
            "principal": certificate.arn,
            "reconnects": false,
            "source_ip": "203.0.113.9",
            "source_port": 50_123,
            "keep_alive": 45,
            "subscriptions": {"plant/+/cmd": 1, "plant/alarm": 0},
        });
        let connecting = serde_json::from_value(connecting).unwrap();
        self.running.world().connect_client(connecting).unwrap();
    }

    pub async fn certificate(&self) -> Certificate {
        self.world.fleet.certificates(&pump()).await.unwrap().remove(0)
    }

    pub fn fail(&self, fault: Fault) {
        self.running.world().add_fault(fault);
    }

    /// The calls of one operation that reached the account.
    pub fn calls(&self, operation: &str) -> Vec<Call> {
        let mut calls = self.running.world().calls_after(0);
        calls.retain(|call| call.operation == operation);
        calls
    }
}

pub fn pump() -> DeviceName {
    PUMP.parse().unwrap()
}
