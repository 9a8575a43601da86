//! Reading one incident.

use crate::client::{ConsoleJson, Made};
use crate::error::AppError;
use crate::live::shown::Opened;
use domain::view::IncidentView;
use leptos::prelude::*;

/// How many rows the page's HTML holds.
pub const FIRST_ROWS: usize = 100;

/// All that an incident's page is opened with: its newest rows only.
#[server(prefix = "/api", endpoint = "incident/open", output = ConsoleJson)]
pub async fn open_incident(incident: String) -> Result<Opened, AppError> {
    use crate::context::{self, actor_with, console, failed};
    let actor = actor_with(domain::rights::Right::Read)?;
    context::opened(&console()?, &actor, &incident, FIRST_ROWS)
        .await
        .map_err(failed)
}

/// All but the timeline.
#[server(prefix = "/api", endpoint = "incident/view", output = ConsoleJson)]
pub async fn get_incident(incident: String) -> Result<IncidentView, AppError> {
    use crate::context::{self, actor_with, console, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Read)?;
    context::viewed(&console()?, &actor, &incident_id(&incident)?)
        .await
        .map_err(failed)
}

/// The timeline, a `NewerTimeline`: what differs from the rows that `have` names, or all of it.
#[server(prefix = "/api", endpoint = "incident/timeline", output = ConsoleJson)]
pub async fn get_timeline(incident: String, #[server(default)] have: String) -> Result<Made, AppError> {
    use crate::context::{self, actor_with, console, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Read)?;
    context::timeline(&console()?, &actor, &incident_id(&incident)?, &have)
        .await
        .map_err(failed)
}
