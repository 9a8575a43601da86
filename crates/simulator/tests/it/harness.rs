//! A world per test, and a client as plain as possible: no SDK smooths over what the account answers.

use serde_json::{Value, json};
use simulator::{ADMIN_ACCESS_KEY, ClockMode, Options, Running, Seed, Simulator, WorldHandle};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// 2026-03-01T02:41:00Z.
pub const START_MS: i64 = 1_772_332_860_000;
pub const PLAN: &str = "arn:aws:ssm-incidents::111122223333:response-plan/IotResponsePlan";

pub struct World {
    pub running: Running,
    pub handle: WorldHandle,
    key: String,
    token: Option<String>,
}

pub async fn world(seed: Seed) -> World {
    let options = Options {
        seed,
        start_ms: Some(START_MS),
        clock: ClockMode::Frozen,
        id_seed: Some(1),
        ..Options::default()
    };
    started(options).await
}

/// The world that begins so.
pub async fn started(options: Options) -> World {
    let running = Simulator::start(options).await.unwrap();
    let handle = running.world();
    World {
        running,
        handle,
        key: ADMIN_ACCESS_KEY.to_owned(),
        token: None,
    }
}

impl World {
    pub fn sign_as(&mut self, key: &str, token: Option<&str>) {
        key.clone_into(&mut self.key);
        self.token = token.map(str::to_owned);
    }

    /// One request to Incident Manager; the status and the body.
    pub async fn call(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let (status, text) = self
            .send(method, path, "ssm-incidents", "application/json", &body)
            .await
            .unwrap();
        (
            status,
            if text.is_empty() {
                Value::Null
            } else {
                serde_json::from_str(&text).unwrap()
            },
        )
    }

    /// One request to Incident Manager that must succeed.
    pub async fn done(&self, path: &str, body: Value) -> Value {
        let (status, reply) = self.call("POST", path, body).await;
        assert!(status < 300, "{path}: {status} {reply}");
        reply
    }

    /// The status and the text; `None` when the connection ended without an answer.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        service: &str,
        kind: &str,
        body: &str,
    ) -> Option<(u16, String)> {
        let address = self.running.aws_endpoint().replace("http://", "");
        let token = self
            .token
            .as_ref()
            .map(|token| format!("x-amz-security-token: {token}\r\n"))
            .unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-type: {kind}\r\n\
             content-length: {}\r\n{token}authorization: AWS4-HMAC-SHA256 \
             Credential={}/20260301/eu-central-1/{service}/aws4_request, SignedHeaders=host, Signature=00\r\n\r\n{body}",
            body.len(),
            self.key,
        );
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).await.ok()?;
        let (head, body) = reply.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some((status, body.to_owned()))
    }

    /// One call of IoT's control plane that must succeed.
    pub async fn iot(&self, method: &str, path: &str, body: Value) -> Value {
        self.rest("iot", method, path, body).await
    }

    /// One reading call of IoT's data plane that must succeed.
    pub async fn data(&self, method: &str, path: &str) -> Value {
        self.rest("iotdata", method, path, Value::Null).await
    }

    async fn rest(&self, service: &str, method: &str, path: &str, body: Value) -> Value {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let reply = self.send(method, path, service, "application/json", &body).await;
        let (status, text) = reply.unwrap();
        assert!(status < 300, "{method} {path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// One call of Systems Manager; the status and the body.
    pub async fn ssm(&self, operation: &str, body: Value) -> (u16, Value) {
        let kind = format!("application/x-amz-json-1.1\r\nx-amz-target: AmazonSSM.{operation}");
        let reply = self.send("POST", "/", "ssm", &kind, &body.to_string()).await;
        let (status, text) = reply.unwrap();
        (status, serde_json::from_str(&text).unwrap())
    }

    /// One call of Incident Manager's contacts service that must succeed.
    pub async fn contacts(&self, operation: &str, body: Value) -> Value {
        let (status, reply) = self.ask_contacts(operation, body).await;
        assert_eq!(status, 200, "{operation}: {reply}");
        reply
    }

    /// One call of it; the status and the body.
    pub async fn ask_contacts(&self, operation: &str, body: Value) -> (u16, Value) {
        let kind = format!("application/x-amz-json-1.1\r\nx-amz-target: SSMContacts.{operation}");
        let reply = self
            .send("POST", "/", "ssm-contacts", &kind, &body.to_string())
            .await;
        let (status, text) = reply.unwrap();
        (status, serde_json::from_str(&text).unwrap())
    }

    pub async fn start(&self, more: Value) -> String {
        let mut body = json!({"responsePlanArn": PLAN});
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let reply = self.done("/startIncident", body).await;
        reply["incidentRecordArn"].as_str().unwrap().to_owned()
    }

    pub async fn record(&self, arn: &str) -> Value {
        let path = format!("/getIncidentRecord?arn={arn}");
        self.call("GET", &path, Value::Null).await.1["incidentRecord"].clone()
    }

    /// All summaries of a listing, page by page.
    pub async fn all(&self, path: &str, member: &str, mut asked: Value) -> Vec<Value> {
        let mut items = Vec::new();
        loop {
            let page = self.done(path, asked.clone()).await;
            items.extend(page[member].as_array().unwrap().iter().cloned());
            if page["nextToken"].is_null() {
                return items;
            }
            asked["nextToken"] = page["nextToken"].clone();
        }
    }

    /// An incident's events, oldest first.
    pub async fn events(&self, arn: &str) -> Vec<Value> {
        let asked = json!({"incidentRecordArn": arn, "sortOrder": "ASCENDING"});
        self.all("/listTimelineEvents", "eventSummaries", asked).await
    }

    pub async fn event_data(&self, arn: &str, event: &Value) -> Value {
        let id = event["eventId"].as_str().unwrap();
        let path = format!("/getTimelineEvent?incidentRecordArn={arn}&eventId={id}");
        let full = self.call("GET", &path, Value::Null).await.1;
        serde_json::from_str(full["event"]["eventData"].as_str().unwrap()).unwrap()
    }

    /// The open incident whose title begins so.
    pub async fn open(&self, title: &str) -> String {
        let filters = json!([{"key": "status", "condition": {"equals": {"stringValues": ["OPEN"]}}}]);
        let open = self
            .all(
                "/listIncidentRecords",
                "incidentRecordSummaries",
                json!({"filters": filters}),
            )
            .await;
        let found = open
            .iter()
            .find(|record| record["title"].as_str().unwrap().starts_with(title))
            .unwrap();
        found["arn"].as_str().unwrap().to_owned()
    }
}
