use super::chain::entry_of;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Answered, Answers};
use domain::device::DeviceAct;
use domain::entry::NewEntry;
use domain::ids::{DeviceName, EntryId};
use domain::rights::Right;

/// Saves a device's recovery answers: on the device's own record, and beside it for whoever asks next.
pub async fn set_answers(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    device: &DeviceName,
    answers: Answers,
) -> Result<(), ResponseError> {
    actor.require(Right::Write)?;
    let one = answered(console, actor, entry.clone(), device, answers);
    Ok(console.journal.save_answers(&[one]).await?)
}

/// The entry of answers, and the answers.
pub(super) fn answered(
    console: &Console,
    actor: &Actor,
    id: EntryId,
    device: &DeviceName,
    answers: Answers,
) -> (NewEntry, Answered) {
    let does = DeviceAct::Answer { answers };
    let entry = entry_of(console, &actor.who, id, None, device, does);
    let answered = Answered {
        device: device.clone(),
        answers,
        who: actor.who.clone(),
        at: entry.at,
    };
    (entry, answered)
}
