//! A simulated account of a test's own, and the adapters connected to it.

use aws::gateway::{GatewaySettings, Patience, Quota};
use aws::{Account, AwsSettings, Credentials, IncidentManager};
use aws_sdk_ssmincidents::Client;
use aws_sdk_ssmincidents::types::IncidentTemplate;
use domain::ids::{EntryId, IncidentId};
use domain::incident::Impact;
use domain::text::Title;
use domain::time::Timestamp;
use response::ports::{IncidentStart, IncidentStore};
use simulator::{ADMIN_ACCESS_KEY, Call, ClockMode, Fault, Options, Running, Seed, Simulator};
use std::collections::BTreeMap;
use std::time::Duration;

/// When the world of a test stands still: 2026-11-23T02:37:10Z.
pub const START: Timestamp = Timestamp(1_795_401_430_000);
pub const PLAN: &str = "IotResponsePlan";

/// An account with one response plan and no incident; its clock stands at [`START`].
pub struct Bench {
    pub running: Running,
    pub account: Account,
    pub store: IncidentManager,
    /// The SDK itself, to see and do what the adapter doesn't.
    pub aws: Client,
}

impl Bench {
    pub async fn new() -> Self {
        Self::with(gateway()).await
    }

    /// The same with another gateway, for faults that take time.
    pub async fn with(gateway: GatewaySettings) -> Self {
        let bench = Self::of(Seed::Empty, gateway).await;
        let template = IncidentTemplate::builder()
            .title("Critical Device Incident")
            .impact(3)
            .summary("Security profile violation")
            .build();
        let plan = bench
            .aws
            .create_response_plan()
            .name(PLAN)
            .display_name("IoT response");
        plan.incident_template(template.unwrap()).send().await.unwrap();
        bench.running.world().clear_calls();
        bench
    }

    pub async fn of(seed: Seed, gateway: GatewaySettings) -> Self {
        let running = start(seed).await;
        let settings = AwsSettings {
            gateway,
            ..settings(&running, ADMIN_ACCESS_KEY)
        };
        let aws = Client::from_conf(
            aws_sdk_ssmincidents::Config::builder()
                .behavior_version(aws_sdk_ssmincidents::config::BehaviorVersion::v2026_01_12())
                .region(aws_sdk_ssmincidents::config::Region::new("eu-central-1"))
                .endpoint_url(running.aws_endpoint())
                .credentials_provider(
                    aws_sdk_ssmincidents::config::Credentials::builder()
                        .access_key_id(ADMIN_ACCESS_KEY)
                        .secret_access_key("any")
                        .provider_name("test")
                        .build(),
                )
                .build(),
        );
        let account = Account::connect(settings).await.unwrap();
        Self {
            store: account.incident_manager(),
            running,
            account,
            aws,
        }
    }

    /// Starts an incident through the adapter.
    pub async fn incident(&self, title: &str) -> IncidentId {
        let start = IncidentStart {
            title: Title::new(title).unwrap(),
            impact: Some(Impact::High),
            plan: PLAN.parse().unwrap(),
            items: Vec::new(),
            trigger: None,
        };
        self.store.start(&start, &token(title)).await.unwrap()
    }

    /// Makes so many calls of an operation fail.
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

pub async fn start(seed: Seed) -> Running {
    let options = Options {
        seed,
        start_ms: Some(START.0),
        clock: ClockMode::Frozen,
        id_seed: Some(1),
        ..Options::default()
    };
    Simulator::start(options).await.unwrap()
}

pub fn settings(running: &Running, access_key: &str) -> AwsSettings {
    AwsSettings {
        endpoint_url: Some(running.aws_endpoint()),
        credentials: Credentials::Static {
            access_key: access_key.to_owned(),
            secret_key: "a secret of the test".into(),
        },
        gateway: gateway(),
        ..AwsSettings::new("eu-central-1".parse().unwrap())
    }
}

/// A gateway that doesn't slow a test down, and is patient with a slow machine.
pub fn gateway() -> GatewaySettings {
    let quota = Quota {
        per_second: 1_000.0,
        burst: 1_000,
    };
    let patience = Patience {
        attempt: Duration::from_secs(10),
        deadline: Duration::from_secs(30),
        attempts: 3,
    };
    GatewaySettings {
        reads: quota,
        writes: quota,
        quotas: BTreeMap::new(),
        read_patience: patience,
        write_patience: patience,
        first_pause: Duration::from_millis(2),
        longest_pause: Duration::from_millis(10),
        ..GatewaySettings::default()
    }
}

/// A gateway whose attempts end soon, for calls that are never answered.
pub fn hasty() -> GatewaySettings {
    let mut hasty = gateway();
    hasty.read_patience.attempt = Duration::from_millis(300);
    hasty.write_patience.attempt = Duration::from_millis(300);
    hasty
}

pub fn arn(id: &IncidentId) -> String {
    let IncidentId { account, plan, key } = id;
    format!("arn:aws:ssm-incidents::{account}:incident-record/{plan}/{key}")
}

/// An entry's id that is always the same for the same text.
pub fn token(text: &str) -> EntryId {
    let hash = domain::chain::sha256(text);
    let parts = [
        &hash[..8],
        &hash[8..12],
        &hash[12..16],
        &hash[16..20],
        &hash[20..32],
    ];
    parts.join("-").parse().unwrap()
}
