//! The runbook that incidents on devices start: `DeviceIncident`, as the sample project
//! aws-samples/aws-iot-incident-response-example has it (MIT-0), faults included. It declares no parameters, and its text
//! refers to an output that its first step doesn't declare.

use std::sync::Arc;

use serde_json::json;

use super::scene::Detection;
use crate::ssm::Draft;
use crate::world::Account;
use crate::world::automation::runbook::Format;
use crate::world::automation::{self, Signal, SignalKind};
use crate::world::functions::{Function, Invoked};

pub(super) const NAME: &str = "DeviceIncident";
/// The function that the runbook's first step calls.
const CONTAINMENT: &str = "aws-iot-incident-containment";
/// So long the function takes in the story.
const TOOK_MS: i64 = 38_000;
const MADE_DAYS_AGO: i64 = 400;

pub(super) fn plant(account: &mut Account, now: i64) {
    let draft = Draft {
        content: include_str!("device_incident.yaml").to_owned(),
        format: Format::Yaml,
        version_name: Some("Jan012021".to_owned()),
        display_name: None,
        target_type: None,
    };
    let (owner, author) = (
        account.id.clone(),
        super::people::session(account, "Administrator", "platform"),
    );
    let made = now - MADE_DAYS_AGO * 24 * 60 * 60 * 1000;
    if let Err(refusal) = account.documents.plant(NAME, &owner, &author, draft, made) {
        tracing::error!(reason = refusal.message, "the seeded runbook is not well-formed");
    }
}

/// Lets `tell` happen while the function exists that the runbook calls to contain the thing, and lets the runbooks come that
/// far. What it leaves to people it doesn't name.
pub(super) fn containing<T>(
    account: &mut Account,
    detection: &Detection<'_>,
    at: i64,
    tell: impl FnOnce(&mut Account) -> T,
) -> T {
    let named = detection.contained.then(|| format!("'{}'", detection.thing));
    let detected = format!("[{}]", named.unwrap_or_default());
    let contain: Function = Arc::new(move |_, _, _| Invoked {
        took_ms: TOOK_MS,
        answer: Ok(json!({"thingsDetected": detected})),
    });
    account.functions.tell(CONTAINMENT, contain);
    let told = tell(account);
    settle(account, at);
    account.functions.remove(CONTAINMENT);
    told
}

/// A person goes on from a manual step of the incident's runbook.
pub(super) fn resume(account: &mut Account, incident: &str, person: &str, step: &str, at: i64) {
    settle(account, at);
    let record = account.incidents.record(incident).ok();
    let arn = record.and_then(|record| record.automation_executions.first().cloned());
    let Some(arn) = arn else { return };
    let by = super::people::responder(account, person);
    let signal = Signal {
        kind: SignalKind::Resume,
        step_name: Some(step.to_owned()),
        step_execution: None,
        comment: None,
    };
    let id = arn.rsplit('/').next().unwrap_or_default();
    if let Err(refusal) = signal.send(account, &by, id, at) {
        tracing::error!(reason = refusal.message, step, "the story's runbook can't go on");
    }
    settle(account, at);
}

fn settle(account: &mut Account, at: i64) {
    while let Some(due) = automation::next_due(account).filter(|due| *due <= at) {
        automation::run_due(account, due);
    }
}
