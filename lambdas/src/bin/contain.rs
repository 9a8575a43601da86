//! A step of the runbook: looks at an incident's devices, contains what may be contained, tells how far it is.

use aws::incident_manager::incident_of;
use domain::text::Reason;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use lambdas::{Function, clock, containing, start, until};
use response::workflow::{Contained, HowFar, contain, recovery};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, Deserialize)]
struct Step {
    /// The incident's resource name.
    incident: String,
    /// The execution of the runbook.
    execution: String,
    /// `recovery` asks for what is known of the devices' recovery, and changes nothing.
    only: Option<Only>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Only {
    Recovery,
}

/// What the runbook branches by and shows.
#[derive(Debug, Serialize)]
struct Answer {
    state: &'static str,
    summary: String,
    verified: usize,
    effective: usize,
    applied: usize,
    working: usize,
    asks: usize,
    failed: usize,
    left: usize,
    /// `wait` while time alone brings it further, otherwise `done`.
    watch: &'static str,
}

/// What the runbook's recovery branches by: `yes`, `no` or `unknown`.
#[derive(Debug, Serialize)]
struct Recovery {
    mission_critical: &'static str,
    redundant: &'static str,
    sensitive_data: &'static str,
    reachable: &'static str,
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let function = &start().await?;
    run(service_fn(move |event: LambdaEvent<Step>| {
        handle(function, event)
    }))
    .await
}

async fn handle(function: &Function, event: LambdaEvent<Step>) -> Result<Value, Error> {
    let desk = containing(function, clock(&event.context, function.settings.timeout_s));
    let step = event.payload;
    let incident = incident_of(&step.incident).ok_or_else(|| format!("{} is no incident", step.incident))?;
    if let Some(Only::Recovery) = step.only {
        let [mission_critical, redundant, sensitive_data, reachable] = recovery(&desk, &incident).await?;
        return selectable(&Recovery {
            mission_critical,
            redundant,
            sensitive_data,
            reachable,
        });
    }
    let reason = Reason::new(format!(
        "A detection named it; runbook execution {}",
        step.execution
    ))?;
    let found = contain(&desk, &incident, &reason, until(&event.context)).await?;
    tracing::info!(%incident, state = found.word(), left = found.left, "looked at the incident's devices");
    selectable(&answer(&found))
}

/// The answer with itself as `Payload` beside its members: AWS's pages show a runbook's selectors beginning at the invocation
/// (`$.Payload.state`) and at what the function returned (`$.state`, on the page of `aws:loop`). So both find it.
fn selectable(answer: &impl Serialize) -> Result<Value, Error> {
    let mut whole = serde_json::to_value(answer)?;
    let payload = whole.clone();
    if let Some(members) = whole.as_object_mut() {
        members.insert("Payload".to_owned(), payload);
    }
    Ok(whole)
}

fn answer(found: &Contained) -> Answer {
    Answer {
        state: found.word(),
        summary: found.summary(),
        verified: found.count(HowFar::Verified),
        effective: found.count(HowFar::Effective),
        applied: found.count(HowFar::Applied),
        working: found.count(HowFar::Working),
        asks: found.count(HowFar::Asks),
        failed: found.count(HowFar::Failed),
        left: found.left,
        watch: if found.awaited > 0 { "wait" } else { "done" },
    }
}
