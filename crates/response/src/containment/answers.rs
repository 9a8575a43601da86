use super::chain::entry_of;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Answered, Answers, parse_answers};
use domain::device::DeviceAct;
use domain::ids::{DeviceName, EntryId};
use domain::rights::Right;

/// Saves a device's recovery answers: on the device's own record, and beside it for whoever asks next.
pub async fn set_answers(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    device: &DeviceName,
    answers: Answers,
) -> Result<Answered, ResponseError> {
    actor.require(Right::Write)?;
    let answered = write(console, actor, entry.clone(), device, answers).await?;
    console
        .journal
        .save_answers(std::slice::from_ref(&answered))
        .await?;
    Ok(answered)
}

/// Takes over the recovery answers of a CSV file: all of its lines, or none of them.
pub async fn import_answers(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    text: &str,
) -> Result<usize, ResponseError> {
    actor.require(Right::Write)?;
    let lines = parse_answers(text).map_err(ResponseError::Lines)?;
    let mut all = Vec::with_capacity(lines.len());
    for (device, answers) in lines {
        let id = entry.derived(&format!("answers for {device}"));
        all.push(write(console, actor, id, &device, answers).await?);
    }
    console.journal.save_answers(&all).await?;
    Ok(all.len())
}

async fn write(
    console: &Console,
    actor: &Actor,
    id: EntryId,
    device: &DeviceName,
    answers: Answers,
) -> Result<Answered, ResponseError> {
    let entry = entry_of(
        console,
        &actor.who,
        id,
        None,
        device,
        DeviceAct::Answer { answers },
    );
    let written = console.journal.append(entry, None).await?;
    Ok(Answered {
        device: device.clone(),
        answers,
        who: actor.who.clone(),
        at: written.entry().entry.at,
    })
}
