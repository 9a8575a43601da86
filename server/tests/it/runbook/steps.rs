use crate::site::{Answer, Form, Person, Site, entry, id_of};
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::runbook::{Execution, RunbookView};
use response::runbooks;
use serde_json::{Value, json};
use simulator::ADMIN_ACCESS_KEY;

/// A site with an incident whose runbook runs.
pub struct Steps {
    pub site: Site,
    pub incident: IncidentId,
    pub execution: ExecutionId,
}

/// A manual step with two items.
pub fn pause(name: &str) -> Value {
    json!({"name": name, "action": "aws:pause", "inputs": {},
        "description": format!("**{name}**\n* What happened\n* Who could reach it\n")})
}

/// Analyse, Recover.
pub fn two() -> Value {
    json!([pause("Analyse"), pause("Recover")])
}

impl Steps {
    /// With a runbook of these steps, started by the incident's response plan.
    pub async fn of(steps: Value) -> Self {
        let site = Site::start().await;
        document(&site, "Checklist", &steps).await;
        let incident = incident(&site, "Checklist").await;
        let console = site.console();
        response::ingest::refresh(console, &incident).await.unwrap();
        runbooks::refresh(console, &incident, false).await.unwrap();
        let execution = console.journal.runs_of(&incident).await.unwrap()[0].id.clone();
        Self {
            site,
            incident,
            execution,
        }
    }

    pub async fn start() -> Self {
        Self::of(two()).await
    }

    /// The execution as AWS has it.
    pub async fn now(&self) -> Execution {
        self.site
            .console()
            .runbooks
            .execution(&self.execution)
            .await
            .unwrap()
    }

    /// The execution as it is kept.
    pub async fn kept(&self) -> Execution {
        let runs = self.site.console().journal.runs_of(&self.incident).await.unwrap();
        runs[0].execution.clone().unwrap()
    }

    pub async fn refresh(&self) {
        runbooks::refresh(self.site.console(), &self.incident, false)
            .await
            .unwrap();
    }

    /// What a form about the run of a step is about.
    pub async fn of_step(&self, name: &str) -> String {
        let execution = self.now().await;
        let run = execution.steps.iter().rev().find(|run| run.name == name).unwrap();
        format!("{}/{}", self.execution, run.id)
    }

    pub fn form(&self, of: &str, act: &EntryId, more: &[(&str, &str)]) -> Form {
        let incident = self.incident.to_string();
        let mut fields = vec![
            ("incident", incident.as_str()),
            ("of", of),
            ("entry", act.as_str()),
        ];
        fields.extend_from_slice(more);
        Form::fields(&fields)
    }

    /// Sends a form of the pane.
    pub async fn send(&self, who: &Person, path: &str, of: &str, more: &[(&str, &str)]) -> Answer {
        let form = self.form(of, &entry(), more);
        who.call(&format!("/api/runbook/{path}"), &form).await
    }

    pub async fn view(&self, who: &Person) -> String {
        let incident = self.incident.to_string();
        let answer = who
            .call("/api/runbook/pane", &Form::fields(&[("incident", &incident)]))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json::<Value>()["html"].as_str().unwrap().to_owned()
    }

    pub async fn shown(&self) -> RunbookView {
        let actor = domain::actor::Actor {
            who: domain::actor::Who::Automation { name: "test".into() },
            rights: domain::rights::Rights::of([domain::rights::Role::Viewer]),
        };
        runbooks::view(self.site.console(), &actor, &self.incident)
            .await
            .unwrap()
    }

    /// How often an operation was sent to the account since the start of the test.
    pub fn calls(&self, operation: &str) -> usize {
        let calls = self.site.aws.calls_after(0);
        calls.iter().filter(|call| call.operation == operation).count()
    }
}

/// Calls an operation of Systems Manager as an administrator would.
pub async fn ssm(site: &Site, operation: &str, input: &Value) -> Value {
    ssm_at(&site.endpoint, operation, input).await
}

/// The same of the account at `endpoint`.
pub async fn ssm_at(endpoint: &str, operation: &str, input: &Value) -> Value {
    let headers = [
        ("content-type", "application/x-amz-json-1.1".to_owned()),
        ("x-amz-target", format!("AmazonSSM.{operation}")),
    ];
    call(endpoint, "ssm", &headers, input).await
}

#[expect(clippy::disallowed_methods, reason = "the tests' other tool")]
async fn call(url: &str, service: &str, headers: &[(&str, String)], input: &Value) -> Value {
    let credential = format!("Credential={ADMIN_ACCESS_KEY}/20261123/eu-central-1/{service}/aws4_request");
    let mut request = reqwest::Client::new().post(url).header(
        "authorization",
        format!("AWS4-HMAC-SHA256 {credential}, SignedHeaders=host, Signature=0"),
    );
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let answer = request.body(input.to_string()).send().await.unwrap();
    let (status, text) = (answer.status(), answer.text().await.unwrap());
    assert!(status.is_success(), "{url} {headers:?}: {text}");
    serde_json::from_str(&text).unwrap()
}

/// Makes a runbook's document.
pub async fn document(site: &Site, name: &str, steps: &Value) {
    let content = json!({"schemaVersion": "0.3", "mainSteps": steps});
    let input = json!({"Name": name, "DocumentType": "Automation", "Content": content.to_string()});
    ssm(site, "CreateDocument", &input).await;
}

/// An incident of a plan that starts the document with it, or none.
pub async fn incident(site: &Site, document: &str) -> IncidentId {
    let send = async |operation: &str, input: Value| {
        let headers = [("content-type", "application/json".to_owned())];
        call(
            &format!("{}/{operation}", site.endpoint),
            "ssm-incidents",
            &headers,
            &input,
        )
        .await
    };
    let role = "arn:aws:iam::111122223333:role/IncidentManagerRunbooks";
    let action = json!({"ssmAutomation": {"roleArn": role, "documentName": document}});
    let actions = if document.is_empty() {
        Vec::new()
    } else {
        vec![action]
    };
    let plan = json!({"name": format!("Plan-{document}"), "actions": actions,
        "incidentTemplate": {"title": "pump-117 is odd", "impact": 3}});
    let plan = send("createResponsePlan", plan).await;
    let started = send("startIncident", json!({"responsePlanArn": plan["arn"]})).await;
    id_of(started["incidentRecordArn"].as_str().unwrap())
}
