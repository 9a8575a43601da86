//! Reading one incident.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::shown::{Opened, ShownTimeline};
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
    use crate::context::{actor_with, console, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Read)?;
    response::incidents::view(&console()?, &actor, &incident_id(&incident)?)
        .await
        .map_err(failed)
}

/// The whole timeline.
#[server(prefix = "/api", endpoint = "incident/timeline", output = ConsoleJson)]
pub async fn get_timeline(incident: String) -> Result<ShownTimeline, AppError> {
    use crate::context::{self, actor_with, console, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Read)?;
    context::timeline(&console()?, &actor, &incident_id(&incident)?, None)
        .await
        .map_err(failed)
}
