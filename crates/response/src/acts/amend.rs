use super::record::record;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::{Body, ChainId};
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::NoteText;
use domain::view::Done;

/// Replaces the text of one's own note; the earlier texts stay on the record.
pub async fn amend(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    note: EntryId,
    text: NoteText,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    known(console, id).await?;
    let found = console
        .journal
        .entry(&note)
        .await?
        .ok_or(ResponseError::NotFound)?
        .entry;
    if found.chain != ChainId::Incident(id.clone()) || !matches!(found.body, Body::Act(Act::Note { .. })) {
        return Err(ResponseError::NotFound);
    }
    if found.who.subject() != actor.who.subject() {
        return Err(ResponseError::Refused("Only its author can amend a note.".into()));
    }
    record(
        console,
        actor,
        id,
        entry,
        Act::Amend { note, text },
        "Note amended".into(),
    )
    .await
}
