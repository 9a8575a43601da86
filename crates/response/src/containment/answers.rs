use super::chain::{entry_of, touch};
use crate::ports::Answering;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Answered, Answers};
use domain::device::DeviceAct;
use domain::ids::{DeviceName, EntryId};
use domain::rights::Right;

/// Saves a device's recovery answers: on the device's own record, and beside it for whoever asks next. `seen` are those
/// that the form showed: what somebody else answered meanwhile is a conflict, never overwritten.
pub async fn set_answers(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    device: &DeviceName,
    seen: Answers,
    answers: Answers,
) -> Result<(), ResponseError> {
    actor.require(Right::Write)?;
    let one = answering(console, actor, entry.clone(), device, seen, answers);
    if console.journal.save_answers(&[one]).await? {
        touch(console, None, device).await.map(drop)
    } else {
        Err(ResponseError::Conflict { newer: None })
    }
}

/// Answers with their entry.
pub(super) fn answering(
    console: &Console,
    actor: &Actor,
    id: EntryId,
    device: &DeviceName,
    seen: Answers,
    answers: Answers,
) -> Answering {
    let does = DeviceAct::Answer { answers };
    let entry = entry_of(console, &actor.who, id, None, device, does);
    let given = Answered {
        device: device.clone(),
        answers,
        who: actor.who.clone(),
        at: entry.at,
    };
    Answering { entry, given, seen }
}
