use super::record::record;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::view::Done;

/// Says "I have seen this and I am on it". The first one stops the MTTA clock; later ones are only on the record.
pub async fn acknowledge(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    let is_open = known(console, id).await?.copy.record.is_open();
    if !is_open && console.journal.entry(entry).await?.is_none() {
        return Err(ResponseError::Refused(
            "An incident that is not open needs no acknowledgement.".into(),
        ));
    }
    record(console, actor, id, entry, Act::Acknowledge, "Acknowledged".into()).await
}
