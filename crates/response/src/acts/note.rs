use super::record::record;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::NoteText;
use domain::time::Timestamp;
use domain::view::Done;

/// How far in the future a note may lie: clocks differ, stories don't run ahead.
const AHEAD: i64 = 5 * 60 * 1000;

/// Writes a note. `occurred` puts it between two rows; without it, it tells of now.
pub async fn note(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    text: NoteText,
    occurred: Option<Timestamp>,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    known(console, id).await?;
    if occurred.is_some_and(|at| at.since(console.clock.now()) > AHEAD) {
        return Err(ResponseError::Refused(
            "The time of a note can't lie in the future.".into(),
        ));
    }
    record(
        console,
        actor,
        id,
        entry,
        Act::Note { text, occurred },
        "Note stored".into(),
    )
    .await
}
