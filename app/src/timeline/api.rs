//! Acts on the timeline.

use crate::client::ConsoleJson;
use crate::error::AppError;
use domain::view::Done;
use leptos::prelude::*;

/// Writes a note in Markdown; `occurred` (UTC, empty for now) puts it between two rows.
#[server(prefix = "/api", endpoint = "timeline/note", output = ConsoleJson)]
pub async fn add_note(
    incident: String,
    entry: String,
    #[server(default)] text: String,
    #[server(default)] occurred: String,
) -> Result<Done, AppError> {
    use crate::context::{NoteForm, actor_with, console, note};
    let actor = actor_with(domain::rights::Right::Write)?;
    let form = NoteForm {
        incident,
        entry,
        text,
        occurred,
    };
    note(&console()?, &actor, form).await
}

/// Replaces the text of one's own note; the earlier ones stay.
#[server(prefix = "/api", endpoint = "timeline/amend", output = ConsoleJson)]
pub async fn amend_note(
    incident: String,
    entry: String,
    note: String,
    #[server(default)] text: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id, typed};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (id, entry, note) = (incident_id(&incident)?, entry_id(&entry)?, entry_id(&note)?);
    let text = domain::text::NoteText::new(typed(&text))?;
    response::acts::amend(&console()?, &actor, &id, &entry, note, text)
        .await
        .map_err(failed)
}

/// Brings a row into the story, or takes it out of it.
#[server(prefix = "/api", endpoint = "timeline/pin", output = ConsoleJson)]
pub async fn pin_row(incident: String, entry: String, row: String, pinned: bool) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    response::acts::pin(&console()?, &actor, &id, &entry, row, pinned)
        .await
        .map_err(failed)
}

/// Writes a remark at the margin of a row.
#[server(prefix = "/api", endpoint = "timeline/annotate", output = ConsoleJson)]
pub async fn annotate_row(
    incident: String,
    entry: String,
    row: String,
    #[server(default)] text: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id, typed};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let text = domain::text::Annotation::new(typed(&text))?;
    response::acts::annotate(&console()?, &actor, &id, &entry, row, text)
        .await
        .map_err(failed)
}

/// Keeps a text that is not sent yet, for this reader only; an empty one is forgotten.
#[server(prefix = "/api", endpoint = "timeline/draft", output = ConsoleJson)]
pub async fn save_draft(
    incident: String,
    field: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    use crate::context::{actor_with, console, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Write)?;
    let id = incident_id(&incident)?;
    response::drafts::save(&console()?, &actor, &id, &field, &text)
        .await
        .map_err(failed)
}
