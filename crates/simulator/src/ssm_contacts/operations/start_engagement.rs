//! `StartEngagement`: engages a contact or an escalation plan.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::paging::{Letter, Start};

static INPUT: Shape = Shape::Structure(&[
    req("ContactId", &shapes::ARN),
    req("Sender", &shapes::SENDER),
    req("Subject", &shapes::SUBJECT),
    req("Content", &shapes::CONTENT),
    opt("PublicSubject", &shapes::SUBJECT),
    opt("PublicContent", &shapes::CONTENT),
    opt("IncidentId", &shapes::INCIDENT_ID),
    opt("IdempotencyToken", &shapes::IDEMPOTENCY_TOKEN),
]);

pub(super) static START_ENGAGEMENT: Operation = Operation {
    name: "StartEngagement",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("ContactId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let text = |member: &str| input[member].as_str().map(str::to_owned);
    let start = Start {
        contact: text("ContactId").unwrap_or_default(),
        letter: Letter {
            sender: text("Sender").unwrap_or_default(),
            subject: text("Subject").unwrap_or_default(),
            content: text("Content").unwrap_or_default(),
            public_subject: text("PublicSubject"),
            public_content: text("PublicContent"),
        },
        // Any text of the pattern: nothing says that the incident must exist (*assumed*).
        incident: text("IncidentId").filter(|incident| !incident.is_empty()),
    };
    let arn = start.run(context.account, context.now)?;
    Ok(json!({"EngagementArn": arn}))
}
