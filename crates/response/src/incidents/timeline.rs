use super::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::IncidentId;
use domain::rights::Right;
use domain::view::TimelineView;

/// The timeline's newest rows, at most `limit`; all without one.
pub async fn timeline(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    limit: Option<usize>,
) -> Result<TimelineView, ResponseError> {
    actor.require(Right::Read)?;
    let snapshot = known(console, id).await?;
    let rows = snapshot
        .rows
        .iter()
        .take(limit.unwrap_or(usize::MAX))
        .cloned()
        .collect();
    Ok(TimelineView {
        version: snapshot.version,
        rows,
        total: snapshot.rows.len(),
        story: snapshot.story,
    })
}
