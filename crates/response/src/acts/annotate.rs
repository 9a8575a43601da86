use super::record::record;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Annotation;
use domain::view::Done;

/// Writes a remark at the margin of a row.
pub async fn annotate(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    row: String,
    text: Annotation,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    if !known(console, id).await?.rows.iter().any(|one| one.key == row) {
        return Err(ResponseError::NotFound);
    }
    record(
        console,
        actor,
        id,
        entry,
        Act::Annotate { row, text },
        "Annotated".into(),
    )
    .await
}
