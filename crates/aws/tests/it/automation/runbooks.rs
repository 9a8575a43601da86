//! A simulated account with runbooks of the test's own.

use crate::bench::{gateway, settings, start};
use aws::gateway::GatewaySettings;
use aws::{Account, Automation, AwsSettings};
use aws_sdk_ssm::Client;
use aws_sdk_ssm::types::{DocumentFormat, DocumentType};
use domain::ids::{EntryId, ExecutionId};
use domain::runbook::Execution;
use response::ports::{RunbookStart, Runbooks as _};
use serde_json::{Value, json};
use simulator::{ADMIN_ACCESS_KEY, Running, Seed};
use std::collections::BTreeMap;

pub struct Runbooks {
    pub running: Running,
    pub automation: Automation,
    /// The SDK itself, to do what the adapter doesn't.
    pub ssm: Client,
}

impl Runbooks {
    pub async fn new() -> Self {
        Self::as_who(ADMIN_ACCESS_KEY, gateway()).await
    }

    /// The adapter with somebody's key; documents are made by the administrator.
    pub async fn as_who(key: &str, gateway: GatewaySettings) -> Self {
        let running = start(Seed::Empty).await;
        let settings = AwsSettings {
            gateway,
            ..settings(&running, key)
        };
        let automation = Account::connect(settings).await.unwrap().automation();
        let config = aws_sdk_ssm::Config::builder()
            .behavior_version(aws_sdk_ssm::config::BehaviorVersion::v2026_01_12())
            .region(aws_sdk_ssm::config::Region::new("eu-central-1"))
            .endpoint_url(running.aws_endpoint())
            .credentials_provider(
                aws_sdk_ssm::config::Credentials::builder()
                    .access_key_id(ADMIN_ACCESS_KEY)
                    .secret_access_key("any")
                    .provider_name("test")
                    .build(),
            )
            .build();
        Self {
            running,
            automation,
            ssm: Client::from_conf(config),
        }
    }

    /// A document of these steps.
    pub async fn document(&self, name: &str, steps: &Value) {
        let content = json!({"schemaVersion": "0.3", "description": "What it is for", "mainSteps": steps});
        self.ssm
            .create_document()
            .name(name)
            .document_type(DocumentType::Automation)
            .document_format(DocumentFormat::Json)
            .content(content.to_string())
            .send()
            .await
            .unwrap();
    }

    /// Makes and starts a runbook of these steps.
    pub async fn run(&self, name: &str, steps: &Value) -> ExecutionId {
        self.document(name, steps).await;
        self.automation
            .start(&start_of(name), &entry(name))
            .await
            .unwrap()
            .id
    }

    pub async fn execution(&self, id: &ExecutionId) -> Execution {
        self.automation.execution(id).await.unwrap()
    }
}

pub fn start_of(name: &str) -> RunbookStart {
    RunbookStart {
        document: name.parse().unwrap(),
        version: None,
        parameters: BTreeMap::new(),
    }
}

pub fn entry(name: &str) -> EntryId {
    crate::bench::token(name)
}

pub fn pause(name: &str) -> Value {
    json!({"name": name, "action": "aws:pause", "inputs": {}, "description": format!("**{name}**\n* one\n* two")})
}

pub fn sleep(name: &str, duration: &str) -> Value {
    json!({"name": name, "action": "aws:sleep", "inputs": {"Duration": duration}})
}
