use crate::ports::Sessions;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::EntryId;
use domain::rights::Right;

/// Ends a session: one's own, or with the right to, anybody's. Ending somebody else's is on the console's record before
/// it is done. The form that ended it may be sent once more; another one is told that there is nothing left to end.
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
        let sent = console.journal.entry(entry).await?;
        let by_this_form = sent.is_some_and(|sent| {
            sent.entry.who == actor.who && matches!(sent.entry.body, Body::Act(Act::EndSession { .. }))
        });
        return if by_this_form {
            Ok(())
        } else {
            Err(ResponseError::Refused("This session has ended already.".into()))
        };
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
