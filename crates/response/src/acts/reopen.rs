use super::set_status::set_status;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
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
    let act = Act::Reopen { reason };
    set_status(console, actor, id, entry, act, "Reopened".into(), Status::Open).await
}
