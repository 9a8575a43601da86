use crate::ResponseError;
use crate::ports::{OpenSession, Sessions};
use domain::actor::{Actor, Forbidden};
use domain::rights::Right;

/// The sessions that the actor may end: everybody's with the right to, their own otherwise.
pub async fn list(sessions: &dyn Sessions, actor: &Actor) -> Result<Vec<OpenSession>, ResponseError> {
    actor.require(Right::Read)?;
    if actor.rights.allows(Right::ManageSessions) {
        return Ok(sessions.open(None).await?);
    }
    let own = actor.who.subject().ok_or(Forbidden(Right::ManageSessions))?;
    Ok(sessions.open(Some(own)).await?)
}
