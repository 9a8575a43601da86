use super::record::record;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::view::Done;

/// Brings a row into the story, or takes it out of it.
pub async fn pin(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    row: String,
    pinned: bool,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    if !known(console, id).await?.rows.iter().any(|one| one.key == row) {
        return Err(ResponseError::NotFound);
    }
    let said = if pinned {
        "Brought into the story"
    } else {
        "Taken out of the story"
    };
    record(console, actor, id, entry, Act::Pin { row, pinned }, said.into()).await
}
