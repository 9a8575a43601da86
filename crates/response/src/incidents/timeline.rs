use super::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::IncidentId;
use domain::rights::Right;
use domain::view::TimelineView;
use std::sync::Arc;

/// The timeline.
pub async fn timeline(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
) -> Result<TimelineView, ResponseError> {
    actor.require(Right::Read)?;
    let snapshot = known(console, id).await?;
    Ok(TimelineView {
        version: snapshot.version,
        rows: Arc::clone(&snapshot.rows),
        story: snapshot.story,
    })
}
