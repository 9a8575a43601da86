use crate::incidents::known;
use crate::snapshot::save_state;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::version::Pane;
use domain::view::Done;

/// Erases a note with its amendments, or a remark, where the law asks for it. Who erased it, when and why is on the record
/// in the same commit; the copy on the store's timeline is replaced afterwards, as often as that takes.
///
/// What was done stays: only what was written can be erased.
pub async fn erase(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    of: EntryId,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Erase)?;
    known(console, id).await?;
    let chain = ChainId::Incident(id.clone());
    let found = console.journal.entry(&of).await?;
    let found = found
        .filter(|one| one.entry.chain == chain)
        .ok_or(ResponseError::NotFound)?;
    let sent_twice = console
        .journal
        .entry(entry)
        .await?
        .map(|before| before.entry.body);
    let mirrored = matches!(found.entry.body, Body::Act(Act::Note { .. }));
    let act = match (sent_twice, found.entry.body) {
        (Some(Body::Act(before @ Act::Erase { .. })), _) if is_same(&before, &of, &reason) => before,
        (_, Body::Act(Act::Note { .. } | Act::Annotate { .. })) => {
            let amendments = amendments(console, &chain, &of).await?;
            Act::Erase {
                of,
                amendments,
                reason,
            }
        }
        (_, Body::Erased { .. }) => return Err(ResponseError::Refused("It is erased already.".into())),
        _ => {
            return Err(ResponseError::Refused(
                "Only notes and remarks can be erased: what was done stays on the record.".into(),
            ));
        }
    };
    let new = NewEntry {
        id: entry.clone(),
        chain,
        who: actor.who.clone(),
        at: console.clock.now(),
        body: Body::Act(act),
    };
    console.journal.erase(new, id).await?;
    save_state(console, id).await?;
    let version = console.live.bump(id, &[Pane::Header, Pane::Timeline]);
    Ok(Done {
        entry: entry.clone(),
        version,
        said: if mirrored {
            "Erased here. Its copy in AWS is being replaced.".into()
        } else {
            "Erased. A remark is never copied to AWS.".into()
        },
        in_doubt: false,
        incident: Some(id.clone()),
    })
}

fn is_same(before: &Act, of: &EntryId, reason: &Reason) -> bool {
    matches!(before, Act::Erase { of: before, reason: why, .. } if before == of && why == reason)
}

async fn amendments(console: &Console, chain: &ChainId, of: &EntryId) -> Result<Vec<EntryId>, ResponseError> {
    let all = console.journal.entries(chain, 0).await?.into_iter();
    let amends =
        all.filter(|one| matches!(&one.entry.body, Body::Act(Act::Amend { note, .. }) if note == of));
    Ok(amends.map(|one| one.entry.id).collect())
}
