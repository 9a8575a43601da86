use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::{Act, RecordChange};
use domain::actor::Actor;
use domain::closing::ClosingCode;
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// Resolves the incident in the store, with how it ended and why on the record.
pub async fn resolve(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    code: ClosingCode,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Close)?;
    let snapshot = known(console, id).await?;
    let first = console.journal.entry(entry).await?.is_none();
    if first && snapshot.copy.record.status == Status::Resolved {
        return Err(ResponseError::Refused("It is resolved already.".into()));
    }
    if let ClosingCode::DuplicateOf(of) = &code {
        if of == id {
            return Err(ResponseError::Refused(
                "An incident can't be a duplicate of itself.".into(),
            ));
        }
        known(console, of).await?;
    }
    let said = format!("Resolved as {}", code.word().to_lowercase());
    let change = RecordChange {
        status: Some(Status::Resolved),
        ..RecordChange::default()
    };
    let call = async { console.store.update(id, &change, entry).await };
    in_store(
        console,
        actor,
        id,
        entry,
        Act::Resolve { code, reason },
        said,
        call,
    )
    .await
}
