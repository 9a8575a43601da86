use super::set_status::set_status;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
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
    if let ClosingCode::DuplicateOf(of) = &code {
        if of == id {
            return Err(ResponseError::Refused(
                "An incident can't be a duplicate of itself.".into(),
            ));
        }
        known(console, of).await?;
    }
    let said = format!("Resolved as {}", code.word().to_lowercase());
    let act = Act::Resolve { code, reason };
    set_status(console, actor, id, entry, act, said, Status::Resolved).await
}
