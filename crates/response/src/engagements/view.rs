use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::engagement::EngagementsView;
use domain::ids::IncidentId;
use domain::rights::Right;

/// Who is paged for an incident, from the copy.
pub async fn view(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
) -> Result<EngagementsView, ResponseError> {
    actor.require(Right::Read)?;
    let snapshot = known(console, id).await?;
    let now = console.clock.now();
    let roll = snapshot.roll.clone();
    // When it was asked last is when it was read only if that was answered.
    let asked = console.live.engagements_read(id);
    let answered = asked.filter(|_| roll.engagements.error.is_none());
    Ok(EngagementsView {
        engagements: roll.views(&snapshot.accepted, now),
        read: answered.max(roll.engagements.read),
        error: roll.engagements.error.clone(),
        turn: roll.turn(now),
        open: snapshot.copy.record.is_open(),
        state: snapshot.state.clone(),
        present: console.live.present(id),
        me: actor.who.clone(),
        rights: actor.rights.clone(),
        roll,
        now,
    })
}
