//! A step of the runbook: pages the contacts with the way to the incident.

use aws::incident_manager::incident_of;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use lambdas::{Function, clock, paging, start};
use response::workflow::{About, page};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
struct Step {
    /// The incident's resource name.
    incident: String,
    /// What the page is about.
    about: Matter,
    /// The runbook's execution: one that is started again may have to page again. A run of a document from before this was
    /// told has none, and pages all the same.
    #[serde(default)]
    execution: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Matter {
    Incident,
    Approval,
    Failure,
}

/// What the runbook shows.
#[derive(Debug, Serialize)]
struct Answer {
    /// Who was engaged.
    engaged: Vec<String>,
    /// Who was being paged already.
    already: Vec<String>,
    /// Whether the incident's summary leads to the console.
    linked: bool,
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let function = &start().await?;
    let public_url = function.settings.public_url.as_deref();
    let public_url = public_url.ok_or("LAZARET_PUBLIC_URL is not set")?;
    if function.settings.contacts.is_empty() {
        return Err("LAZARET_CONTACTS is not set".into());
    }
    run(service_fn(move |event: LambdaEvent<Step>| {
        handle(function, public_url, event)
    }))
    .await
}

async fn handle(function: &Function, public_url: &str, event: LambdaEvent<Step>) -> Result<Answer, Error> {
    let clock = clock(&event.context, function.settings.timeout_s);
    let desk = paging(function, public_url, clock);
    let step = event.payload;
    let incident = incident_of(&step.incident).ok_or_else(|| format!("{} is no incident", step.incident))?;
    let about = match step.about {
        Matter::Incident => About::Incident,
        Matter::Approval => About::Approval,
        Matter::Failure => About::Failure,
    };
    let paged = page(&desk, &incident, about, &step.execution).await?;
    tracing::info!(%incident, engaged = paged.engaged.len(), already = paged.already.len(), linked = paged.linked, "paged");
    let names = |all: Vec<_>| all.into_iter().map(String::from).collect();
    Ok(Answer {
        engaged: names(paged.engaged),
        already: names(paged.already),
        linked: paged.linked,
    })
}
