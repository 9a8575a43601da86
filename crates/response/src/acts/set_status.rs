use super::store_act::in_store;
use crate::incidents::{known, require_in_store};
use crate::snapshot::Snapshot;
use crate::{Console, ResponseError};
use domain::act::{Act, RecordChange};
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
use domain::rights::Right;
use domain::view::Done;

/// Resolves or reopens in the store; what is so already is refused, but for the same form sent twice. So is what is asked
/// for while nobody knows what became of the one before: an incident is closed in one way.
pub(super) async fn set_status(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    act: Act,
    said: String,
    wanted: Status,
) -> Result<Done, ResponseError> {
    actor.require(Right::Close)?;
    known(console, id).await?;
    // Of two people who close it at once, the second finds the first.
    let _turn = console.live.turn_at_store(id).await;
    if console.journal.entry(entry).await?.is_none() {
        require_in_store(console, id).await?;
        let snapshot = known(console, id).await?;
        if let Some(open) = snapshot.state.closing_in_doubt() {
            return Err(ResponseError::Refused(format!(
                "{} asked to {} it at {} UTC, and AWS has not confirmed that yet. Look again in a moment.",
                open.who,
                open.what,
                open.since.clock_text()
            )));
        }
        if status_now(console, id, &snapshot).await? == wanted {
            let word = wanted.word().to_lowercase();
            return Err(ResponseError::Refused(format!("It is {word} already.")));
        }
    }
    let change = RecordChange {
        status: Some(wanted),
        ..RecordChange::default()
    };
    let call = async { console.store.update(id, &change, entry).await };
    in_store(console, actor, id, entry, act, said, call).await
}

/// The status by the copy where our own acts agree with it. Otherwise one of both is late, or somebody closed it elsewhere:
/// then the store says.
async fn status_now(
    console: &Console,
    id: &IncidentId,
    snapshot: &Snapshot,
) -> Result<Status, ResponseError> {
    let copied = snapshot.copy.record.status;
    let ours = if snapshot.state.closing.is_some() {
        Status::Resolved
    } else {
        Status::Open
    };
    if copied == ours {
        return Ok(copied);
    }
    Ok(console.store.incident(id).await?.status)
}
