use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{self, Containment};
use domain::ids::IncidentId;
use domain::next::NextAct;
use domain::rights::Right;

/// The order that the NEXT line of an incident asks the reader about with `act`; `None` once it asks no more.
pub async fn asked_about(
    console: &Console,
    actor: &Actor,
    incident: &IncidentId,
    act: NextAct,
) -> Result<Option<Containment>, ResponseError> {
    actor.require(Right::Read)?;
    let snapshot = known(console, incident).await?;
    let now = console.clock.now();
    let found = containment::asked_about(act, &snapshot.courses, &actor.who, &actor.rights, now);
    Ok(found.map(|one| one.order.clone()))
}
