use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::{Act, RecordChange};
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// Opens a resolved incident again.
pub async fn reopen(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Close)?;
    let snapshot = known(console, id).await?;
    let first = console.journal.entry(entry).await?.is_none();
    if first && snapshot.copy.record.status == Status::Open {
        return Err(ResponseError::Refused("It is open already.".into()));
    }
    let change = RecordChange {
        status: Some(Status::Open),
        ..RecordChange::default()
    };
    let call = async { console.store.update(id, &change, entry).await };
    in_store(
        console,
        actor,
        id,
        entry,
        Act::Reopen { reason },
        "Reopened".into(),
        call,
    )
    .await
}
