use super::{entry_id, failed, incident_id, moment, typed};
use crate::error::AppError;
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::text::NoteText;
use domain::timeline::Row;
use domain::view::Done;
use response::{Console, ResponseError, acts, drafts, incidents};
use std::sync::Arc;

/// The draft of the page's note.
pub const NOTE_DRAFT: &str = "note";

/// What the form of a note sends.
#[derive(Clone, Debug)]
pub struct NoteForm {
    /// The incident.
    pub incident: String,
    /// The entry.
    pub entry: String,
    /// The text.
    pub text: String,
    /// When what it tells happened; empty for a note of now, which is the one that has a draft.
    pub occurred: String,
}

/// The text of a note by its entry; empty where there is none.
pub async fn note_of(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &str,
) -> Result<String, ResponseError> {
    if entry.parse::<EntryId>().is_err() {
        return Ok(String::new());
    }
    let timeline = incidents::timeline(console, actor, id).await?;
    let is_it = |row: &&Arc<Row>| row.entry.as_ref().is_some_and(|of| of.as_str() == entry);
    let row = timeline.rows.iter().find(is_it);
    Ok(row.and_then(|row| row.note.clone()).unwrap_or_default())
}

/// Writes a note. The draft of one that is stored is forgotten; one that is refused is kept as a draft, so that a form
/// sent without scripts comes back with its text.
pub async fn note(console: &Console, actor: &Actor, form: NoteForm) -> Result<Done, AppError> {
    let written = write(console, actor, &form).await;
    if form.occurred.trim().is_empty()
        && let Ok(id) = incident_id(&form.incident)
    {
        let draft = if written.is_ok() { "" } else { form.text.as_str() };
        if let Err(error) = drafts::save(console, actor, &id, NOTE_DRAFT, draft).await {
            tracing::warn!(%error, "the draft of a note was not kept");
            return written.map_err(without_draft);
        }
    }
    written
}

/// Says that the form comes back without its text, where it was sent without scripts.
fn without_draft(error: AppError) -> AppError {
    let told = |what: String| {
        format!(
            "{what} It could not be kept as a draft either: if it is gone from the form, go back in the browser."
        )
    };
    match error {
        AppError::Invalid { field, reason } => AppError::Invalid {
            field,
            reason: told(reason),
        },
        AppError::Refused { reason } => AppError::Refused { reason: told(reason) },
        error @ (AppError::Internal { .. } | AppError::Unavailable { .. }) => AppError::Unavailable {
            what: told(error.to_string()),
        },
        other => other,
    }
}

async fn write(console: &Console, actor: &Actor, form: &NoteForm) -> Result<Done, AppError> {
    let (id, entry) = (incident_id(&form.incident)?, entry_id(&form.entry)?);
    let text = NoteText::new(typed(&form.text))?;
    let occurred = moment("Occurred", &form.occurred)?;
    acts::note(console, actor, &id, &entry, text, occurred)
        .await
        .map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::without_draft;
    use crate::error::AppError;

    #[test]
    fn a_note_that_is_kept_nowhere_says_so_and_what_was_wrong() {
        for error in [
            AppError::Invalid {
                field: "Note".into(),
                reason: "Note is empty.".into(),
            },
            AppError::Internal {
                reference: "7e57".into(),
            },
        ] {
            let (before, told) = (error.to_string(), without_draft(error).to_string());
            assert!(
                told.starts_with(&before) && told.contains("could not be kept"),
                "{told}"
            );
        }
        assert_eq!(without_draft(AppError::NotFound), AppError::NotFound);
    }
}
