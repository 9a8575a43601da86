use super::Site;
use domain::actor::{Actor, Who};
use domain::engagement::EngagementsView;
use domain::ids::{EngagementId, PageId};
use domain::rights::{Rights, Role};
use serde_json::{Value, json};
use simulator::ADMIN_ACCESS_KEY;

/// What all names of contacts and engagements begin with.
const PREFIX: &str = "arn:aws:ssm-contacts:eu-central-1:111122223333";

pub const MINUTE: i64 = 60_000;

impl Site {
    /// An operator (SMS, after 2 minutes by phone), a lead (SMS; an e-mail address that was never activated), and the plan
    /// that pages one after 5 minutes after the other.
    pub async fn people(&self) {
        paging_people(&self.endpoint, &self.aws).await;
    }

    /// The plan is engaged for the site's incident, as a response plan does.
    pub async fn engaged(&self) -> EngagementId {
        let id = engage(&self.endpoint, &incident_arn(&self.id)).await;
        self.aws.clear_calls();
        id
    }

    /// A call of the contacts' API, without the console.
    pub async fn paging(&self, operation: &str, body: Value) -> Value {
        call(&self.endpoint, operation, body).await
    }

    /// The time.
    pub fn clock_now(&self) -> domain::time::Timestamp {
        self.console().clock.now()
    }

    /// The code that a page carries, as its channel got it.
    pub fn code(&self, page: &PageId) -> String {
        let arn = page_arn(page);
        let messages = self.aws.messages_after(0);
        let sent = messages.iter().find(|one| one["page"] == arn.as_str()).unwrap();
        sent["code"].as_str().unwrap().to_owned()
    }

    /// Reads the incident, and what the engagements pane is made of.
    pub async fn paged(&self) -> EngagementsView {
        response::ingest::refresh(self.console(), &self.id).await.unwrap();
        let actor = Actor {
            who: Who::Automation { name: "test".into() },
            rights: Rights::of([Role::Responder]),
        };
        response::engagements::view(self.console(), &actor, &self.id)
            .await
            .unwrap()
    }
}

pub fn page_arn(page: &PageId) -> String {
    format!("{PREFIX}:page/{page}")
}

pub fn contact_arn(alias: &str) -> String {
    format!("{PREFIX}:contact/{alias}")
}

pub fn incident_arn(id: &domain::ids::IncidentId) -> String {
    let domain::ids::IncidentId { account, plan, key } = id;
    format!("arn:aws:ssm-incidents::{account}:incident-record/{plan}/{key}")
}

/// The plan is engaged for an incident.
async fn engage(endpoint: &str, incident: &str) -> EngagementId {
    let engaged = call(
        endpoint,
        "StartEngagement",
        json!({
            "ContactId": contact_arn("pump-watch"), "Sender": "Incident Manager", "Subject": "s", "Content": "c",
            "IncidentId": incident
        }),
    )
    .await;
    let arn = engaged["EngagementArn"].as_str().unwrap();
    arn.split_once(":engagement/").unwrap().1.parse().unwrap()
}

/// The people of [`Site::people`] in an account.
pub async fn paging_people(endpoint: &str, aws: &simulator::WorldHandle) {
    for (alias, name, channels) in [
        (
            "operator-o",
            "Operator O",
            [("SMS", "+12025550143", true), ("VOICE", "+12025550143", true)],
        ),
        (
            "lead-l",
            "Lead L",
            [
                ("SMS", "+12025550161", true),
                ("EMAIL", "lead-l@waterworks.example", false),
            ],
        ),
    ] {
        let made = json!({"Alias": alias, "DisplayName": name, "Type": "PERSONAL", "Plan": {"Stages": []}});
        call(endpoint, "CreateContact", made).await;
        let mut stages = Vec::new();
        for (kind, address, activated) in channels {
            let arn = channel(endpoint, aws, alias, (kind, address, activated)).await;
            let targets =
                json!([{"ChannelTargetInfo": {"ContactChannelId": arn, "RetryIntervalInMinutes": 1}}]);
            stages.push(json!({"DurationInMinutes": 2, "Targets": targets}));
        }
        let plan = json!({"ContactId": contact_arn(alias), "Plan": {"Stages": stages}});
        call(endpoint, "UpdateContact", plan).await;
    }
    let stage = |minutes: i32, alias: &str| {
        let target = json!({"ContactTargetInfo": {"ContactId": contact_arn(alias), "IsEssential": true}});
        json!({"DurationInMinutes": minutes, "Targets": [target]})
    };
    let plan = json!({"Stages": [stage(5, "operator-o"), stage(10, "lead-l")]});
    let made =
        json!({"Alias": "pump-watch", "DisplayName": "Pump watch", "Type": "ESCALATION", "Plan": plan});
    call(endpoint, "CreateContact", made).await;
    aws.clear_calls();
}

async fn channel(
    endpoint: &str,
    aws: &simulator::WorldHandle,
    alias: &str,
    (kind, address, activated): (&str, &str, bool),
) -> String {
    let made = call(
        endpoint,
        "CreateContactChannel",
        json!({
            "ContactId": contact_arn(alias), "Name": kind.to_lowercase(), "Type": kind,
            "DeliveryAddress": {"SimpleAddress": address}
        }),
    )
    .await;
    let arn = made["ContactChannelArn"].as_str().unwrap().to_owned();
    if activated {
        let messages = aws.messages_after(0);
        let sent = messages
            .iter()
            .rev()
            .find(|one| one["channel"] == arn.as_str())
            .unwrap();
        let code = sent["code"].clone();
        call(
            endpoint,
            "ActivateContactChannel",
            json!({"ContactChannelId": arn, "ActivationCode": code}),
        )
        .await;
    }
    arn
}

#[expect(clippy::disallowed_methods, reason = "another client of the account")]
async fn call(endpoint: &str, operation: &str, body: Value) -> Value {
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={ADMIN_ACCESS_KEY}/20260301/eu-central-1/ssm-contacts/aws4_request, \
         SignedHeaders=host, Signature=00"
    );
    let answer = reqwest::Client::new()
        .post(endpoint)
        .header("authorization", authorization)
        .header("content-type", "application/x-amz-json-1.1")
        .header("x-amz-target", format!("SSMContacts.{operation}"))
        .body(body.to_string())
        .send()
        .await
        .unwrap();
    let (status, text) = (answer.status().as_u16(), answer.text().await.unwrap());
    assert_eq!(status, 200, "{operation}: {text}");
    serde_json::from_str(&text).unwrap()
}
