use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::{Act, RecordChange};
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
use domain::rights::Right;
use domain::view::Done;

/// Resolves or reopens in the store; what is so already is refused, but for the same form sent twice.
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
    let status = known(console, id).await?.copy.record.status;
    if status == wanted && console.journal.entry(entry).await?.is_none() {
        let word = wanted.word().to_lowercase();
        return Err(ResponseError::Refused(format!("It is {word} already.")));
    }
    let change = RecordChange {
        status: Some(wanted),
        ..RecordChange::default()
    };
    let call = async { console.store.update(id, &change, entry).await };
    in_store(console, actor, id, entry, act, said, call).await
}
