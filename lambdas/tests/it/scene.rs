use crate::runtime::{Environment, Told};
use aws::{Account, AwsSettings, Credentials, IncidentManager};
use domain::incident::Status;
use domain::time::Timestamp;
use response::ports::IncidentStore;
use serde_json::{Value, json};
use simulator::{ClockMode, Options, RESPONDER_ACCESS_KEY, Running, SIMULATED_SECRET, Simulator};

/// The story's account, its clock standing, and the functions' way to it.
pub struct Scene {
    pub running: Running,
    pub store: IncidentManager,
}

pub const DETECT: &str = env!("CARGO_BIN_EXE_detect");
pub const CONTAIN: &str = env!("CARGO_BIN_EXE_contain");
pub const PAGE: &str = env!("CARGO_BIN_EXE_page");

impl Scene {
    pub async fn new() -> Self {
        let options = Options {
            clock: ClockMode::Frozen,
            ..Options::default()
        };
        let running = Simulator::start(options).await.unwrap();
        let settings = AwsSettings {
            endpoint_url: Some(running.aws_endpoint()),
            credentials: Credentials::Static {
                access_key: RESPONDER_ACCESS_KEY.to_owned(),
                secret_key: SIMULATED_SECRET.into(),
            },
            ..AwsSettings::new("eu-central-1".parse().unwrap())
        };
        let store = Account::connect(settings).await.unwrap().incident_manager();
        Self { running, store }
    }

    pub async fn function(&self, binary: &str, more: &[(&str, &str)]) -> Result<Environment, Told> {
        let endpoint = self.running.aws_endpoint();
        let mut variables = vec![("LAZARET_AWS_ENDPOINT", endpoint.as_str())];
        variables.extend_from_slice(more);
        Environment::start(binary, &variables, RESPONDER_ACCESS_KEY).await
    }

    pub async fn detect(&self) -> Environment {
        let plan = [("LAZARET_PLAN", "IotResponsePlan")];
        self.function(DETECT, &plan)
            .await
            .unwrap_or_else(|told| panic!("{told:?}"))
    }

    pub async fn contain(&self) -> Environment {
        let timeout = [("LAZARET_TIMEOUT_S", "240")];
        self.function(CONTAIN, &timeout)
            .await
            .unwrap_or_else(|told| panic!("{told:?}"))
    }

    pub async fn page(&self, contacts: &str) -> Result<Environment, Told> {
        let variables = [
            ("LAZARET_TIMEOUT_S", "60"),
            ("LAZARET_PUBLIC_URL", "https://lazaret.example"),
            ("LAZARET_CONTACTS", contacts),
        ];
        self.function(PAGE, &variables).await
    }

    /// The resource name of the open incident that `detect` makes about a device.
    pub async fn incident(&self, thing: &str) -> String {
        let mut detect = self.detect().await;
        let bodies = [self.alert(thing).to_string()];
        detect.invoke(self.deadline(), delivery(&bodies, 1)).await;
        let listed = self.store.incidents(Status::Open, None).await.unwrap();
        let found = listed
            .into_iter()
            .find(|one| one.title.starts_with(thing))
            .unwrap();
        let id = found.id;
        format!(
            "arn:aws:ssm-incidents::{}:incident-record/{}/{}",
            id.account, id.plan, id.key
        )
    }

    pub fn now(&self) -> i64 {
        self.running.world().now_ms()
    }

    pub fn deadline(&self) -> i64 {
        self.now() + 240_000
    }

    pub fn alert(&self, thing: &str) -> Value {
        json!({
            "violationEventTime": self.now(), "thingName": thing, "violationEventType": "in-alarm",
            "behavior": {"name": "AuthorizedTcpPorts", "metric": "aws:listening-tcp-ports",
                         "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22, 53, 443]}}},
            "metricValue": {"ports": [123]}, "securityProfileName": "DeviceRuleBaseline",
            "violationId": format!("violation-of-{thing}"),
        })
    }

    /// The titles of the incidents that are open and were made in the test.
    pub async fn titles(&self, thing: &str) -> Vec<String> {
        let since = Timestamp(self.now() - 1);
        let listed = self.store.incidents(Status::Open, Some(since)).await.unwrap();
        let titles = listed.into_iter().map(|one| one.title);
        titles.filter(|title| title.contains(thing)).collect()
    }
}

/// What a queue hands to a function.
pub fn delivery(bodies: &[String], received: u32) -> Value {
    let record = |(n, body): (usize, &String)| {
        json!({
            "messageId": format!("message-{n}"), "receiptHandle": "handle", "body": body,
            "attributes": {"ApproximateReceiveCount": received.to_string(), "SentTimestamp": "1795401300000"},
            "messageAttributes": {}, "md5OfBody": "", "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-central-1:111122223333:lazaret", "awsRegion": "eu-central-1",
        })
    };
    let records: Vec<Value> = bodies.iter().enumerate().map(record).collect();
    json!({ "Records": records })
}
