use super::approve::decide;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::End;
use domain::device::DeviceAct;
use domain::ids::EntryId;
use domain::text::Reason;
use domain::view::Done;

/// Says no, as a second person, to a quarantine. Nothing was changed in AWS for it.
pub async fn reject(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    of: &EntryId,
    reason: Reason,
) -> Result<Done, ResponseError> {
    let does = DeviceAct::Reject {
        of: of.clone(),
        reason: reason.clone(),
    };
    decide(console, actor, entry, of, does, "Rejected", |course, at| {
        course.end = Some(End::Rejected {
            by: actor.who.clone(),
            reason,
            at,
        });
    })
    .await
}
