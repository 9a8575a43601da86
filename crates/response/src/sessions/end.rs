use crate::ports::Sessions;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::EntryId;
use domain::rights::Right;

/// Ends a session: one's own, or with the right to, anybody's. Ending somebody else's is on the console's record before
/// it is done.
pub async fn end(
    console: &Console,
    sessions: &dyn Sessions,
    actor: &Actor,
    entry: &EntryId,
    key: &str,
) -> Result<(), ResponseError> {
    actor.require(Right::Read)?;
    let all = sessions.open(None).await?;
    let Some(found) = all.into_iter().find(|one| one.key == key) else {
        return Err(ResponseError::NotFound);
    };
    if Some(&found.person.subject) != actor.who.subject() {
        actor.require(Right::ManageSessions)?;
        let act = NewEntry {
            id: entry.clone(),
            chain: ChainId::Console,
            who: actor.who.clone(),
            at: console.clock.now(),
            body: Body::Act(Act::EndSession { of: found.person }),
        };
        console.journal.append(act, None).await?;
    }
    Ok(sessions.end(key).await?)
}
