//! The engagements pane, its forms and their acts.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::{ServedForm, ServedPane};
use domain::view::Done;
use leptos::prelude::*;

/// The pane of an incident.
#[server(prefix = "/api", endpoint = "engagements/pane", output = ConsoleJson)]
pub async fn get_engagements(#[server(default)] incident: String) -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, console, engagements_pane, incident_id};
    let actor = actor_with(domain::rights::Right::Read)?;
    engagements_pane(&console()?, &actor, &incident_id(&incident)?, super::parts::pane).await
}

/// The form of that kind, with what is so now; `of` is the page or the engagement that it is about.
#[server(prefix = "/api", endpoint = "engagements/form", output = ConsoleJson)]
pub async fn ask_engagement(
    #[server(default)] incident: String,
    kind: String,
    #[server(default)] of: String,
) -> Result<ServedForm, AppError> {
    use crate::context::{actor_with, console, engagement_form, incident_id};
    let actor = actor_with(domain::rights::Right::Read)?;
    let (console, id) = (console()?, incident_id(&incident)?);
    engagement_form(&console, &actor, &id, (&kind, &of), super::form::form).await
}

/// Acknowledges a page, with its `code` or on behalf of who was paged.
#[server(prefix = "/api", endpoint = "engagements/accept", output = ConsoleJson)]
pub async fn accept_page(
    incident: String,
    entry: String,
    #[server(default)] page: String,
    #[server(default)] code: String,
) -> Result<Done, AppError> {
    use crate::context::{accept_code, actor_with, console, entry_id, failed, incident_id, paged};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let (page, code) = (paged(&page)?, accept_code(&code)?);
    response::acts::accept_page(&console()?, &actor, &id, &entry, &page, code)
        .await
        .map_err(failed)
}

/// Pages somebody: a contact by its alias or as people call it.
#[server(prefix = "/api", endpoint = "engagements/engage", output = ConsoleJson)]
pub async fn engage(
    incident: String,
    entry: String,
    #[server(default)] contact: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id, somebody};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry, console) = (incident_id(&incident)?, entry_id(&entry)?, console()?);
    let reason = domain::text::Reason::new(reason)?;
    let contact = somebody(&console, &actor, &id, &contact).await?;
    response::acts::engage(&console, &actor, &id, &entry, contact, reason)
        .await
        .map_err(failed)
}

/// Stops an engagement.
#[server(prefix = "/api", endpoint = "engagements/stop", output = ConsoleJson)]
pub async fn stop_engagement(
    incident: String,
    entry: String,
    #[server(default)] engagement: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, engaged, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let (engagement, reason) = (engaged(&engagement)?, domain::text::Reason::new(reason)?);
    response::acts::stop_engagement(&console()?, &actor, &id, &entry, &engagement, reason)
        .await
        .map_err(failed)
}
