//! Acts on an incident as a whole.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::ServedForm;
use domain::view::Done;
use leptos::prelude::*;

/// The form of that kind, with what is so now; `of` is the entry, the row or the moment that it is about.
#[server(prefix = "/api", endpoint = "incident/form", output = ConsoleJson)]
pub async fn ask_incident(
    incident: String,
    kind: String,
    #[server(default)] of: String,
) -> Result<ServedForm, AppError> {
    use crate::context::{actor_with, console, failed, finished, incident_id, note_of, told};
    let (console, actor) = (console()?, actor_with(domain::rights::Right::Read)?);
    let id = incident_id(&incident)?;
    let view = response::incidents::view(&console, &actor, &id)
        .await
        .map_err(failed)?;
    let note = note_of(&console, &actor, &id, &of).await.map_err(failed)?;
    let form = super::form::form(&kind, &of, &view, note).ok_or_else(|| told(AppError::NotFound))?;
    Ok(finished(form, &kind, &[("incident", &incident)]))
}

/// "I have seen this and I am on it."
#[server(prefix = "/api", endpoint = "incident/acknowledge", output = ConsoleJson)]
pub async fn acknowledge(incident: String, entry: String) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    response::acts::acknowledge(&console()?, &actor, &id, &entry)
        .await
        .map_err(failed)
}

/// Takes an office (`take`), lays it down (`lay-down`) or hands it to somebody who is here (`give`, their subject in
/// `to`). `seen` is the holder that the form showed, empty for nobody; `reason` is a note for who gets it.
#[server(prefix = "/api", endpoint = "incident/appoint", output = ConsoleJson)]
pub async fn appoint(
    incident: String,
    entry: String,
    office: String,
    how: String,
    #[server(default)] to: String,
    #[server(default)] seen: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, appointment, console, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let console = console()?;
    let here = console.live.present(&id);
    let change = appointment(&actor, &here, &office, &how, &to, &seen, reason)?;
    response::acts::appoint(&console, &actor, &id, &entry, change)
        .await
        .map_err(failed)
}

/// Changes title, summary or impact; the `seen_` fields are what the form showed when it was opened.
#[server(prefix = "/api", endpoint = "incident/update", output = ConsoleJson)]
pub async fn update_record(
    incident: String,
    entry: String,
    title: String,
    #[server(default)] summary: String,
    impact: u8,
    seen_title: String,
    #[server(default)] seen_summary: String,
    seen_impact: u8,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, change, console, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::ChangeRecord)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let (seen, change) = change((seen_title, seen_summary, seen_impact), (title, summary, impact))?;
    response::acts::update(&console()?, &actor, &id, &entry, seen, change)
        .await
        .map_err(failed)
}

/// Resolves with a closing code: `true_positive`, `false_positive`, `benign`, `drill`, or `duplicate` with the other
/// incident's address in `of`.
#[server(prefix = "/api", endpoint = "incident/resolve", output = ConsoleJson)]
pub async fn resolve(
    incident: String,
    entry: String,
    #[server(default)] code: String,
    #[server(default)] of: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, closing, console, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Close)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let (code, reason) = (closing(&code, &of)?, domain::text::Reason::new(reason)?);
    response::acts::resolve(&console()?, &actor, &id, &entry, code, reason)
        .await
        .map_err(failed)
}

/// Opens a resolved incident again.
#[server(prefix = "/api", endpoint = "incident/reopen", output = ConsoleJson)]
pub async fn reopen(
    incident: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Close)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let reason = domain::text::Reason::new(reason)?;
    response::acts::reopen(&console()?, &actor, &id, &entry, reason)
        .await
        .map_err(failed)
}

/// Links the incident as a duplicate of another, whose address is in `of`.
#[server(prefix = "/api", endpoint = "incident/duplicate", output = ConsoleJson)]
pub async fn link_duplicate(
    incident: String,
    entry: String,
    #[server(default)] of: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id, other_incident};
    let actor = actor_with(domain::rights::Right::Close)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let (of, reason) = (other_incident(&of)?, domain::text::Reason::new(reason)?);
    response::acts::duplicate(&console()?, &actor, &id, &entry, of, reason)
        .await
        .map_err(failed)
}
