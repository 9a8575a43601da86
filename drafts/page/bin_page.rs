//! A step of the runbook: pages the contacts with a link to the incident.

use aws::incident_manager::incident_of;
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use lambdas::{paging, start};
use response::workflow::{About, Paging, page};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
struct Step {
    /// The incident's resource name.
    incident: String,
    /// What the page is about.
    about: Matter,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Matter {
    Incident,
    Approval,
    Failure,
}

#[derive(Debug, Serialize)]
struct Answer {
    engaged: Vec<String>,
    linked: bool,
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let desk = &paging(&start().await?)?;
    run(service_fn(move |event: LambdaEvent<Step>| handle(desk, event.payload))).await
}

async fn handle(desk: &Paging, step: Step) -> Result<Answer, Error> {
    let incident = incident_of(&step.incident).ok_or_else(|| format!("{} is no incident", step.incident))?;
    let about = match step.about {
        Matter::Incident => About::Incident,
        Matter::Approval => About::Approval,
        Matter::Failure => About::Failure,
    };
    let paged = page(desk, &incident, about).await?;
    tracing::info!(%incident, engaged = paged.engaged.len(), linked = paged.linked, "paged");
    Ok(Answer {
        engaged: paged.engaged.into_iter().map(String::from).collect(),
        linked: paged.linked,
    })
}
