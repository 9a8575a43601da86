//! The device pane, its forms and their acts.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::{ServedForm, ServedPane, ShownOnce};
use domain::view::Done;
use leptos::prelude::*;

/// The pane of a device, of an incident's first one where `device` is empty.
#[server(prefix = "/api", endpoint = "device/pane", output = ConsoleJson)]
pub async fn get_device(
    #[server(default)] incident: String,
    #[server(default)] device: String,
) -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, served_pane};
    let actor = actor_with(domain::rights::Right::Read)?;
    served_pane(&actor, &incident, &device, super::parts::pane).await
}

/// The form of that kind, with what is so now; `of` is the violation or the tunnel that it is about.
#[server(prefix = "/api", endpoint = "device/form", output = ConsoleJson)]
pub async fn ask_device(
    #[server(default)] incident: String,
    #[server(default)] device: String,
    kind: String,
    #[server(default)] of: String,
) -> Result<ServedForm, AppError> {
    use crate::context::{actor_with, served_form};
    let actor = actor_with(domain::rights::Right::Read)?;
    served_form(&actor, (&incident, &device), (&kind, &of), super::form::form).await
}

/// Marks what people found a violation (`of`) to be: `true_positive`, `false_positive`, `benign_positive` or `unknown`.
#[server(prefix = "/api", endpoint = "device/verify", output = ConsoleJson)]
pub async fn verify_violation(
    #[server(default)] incident: String,
    device: String,
    of: String,
    entry: String,
    #[server(default)] verification: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, device_failed, device_name, entry_id, found, incident_if_any};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry) = (incident_if_any(&incident)?, entry_id(&entry)?);
    let device = device_name(&device)?;
    let found = found(of, &verification, reason)?;
    response::devices::verify(&console()?, &actor, &entry, id.as_ref(), &device, found)
        .await
        .map_err(device_failed)
}

/// Opens a tunnel to a service of a device for 1 to 720 `minutes`. Its tokens are in the answer and nowhere else.
#[server(prefix = "/api", endpoint = "device/open-tunnel", output = ConsoleJson)]
pub async fn open_tunnel(
    #[server(default)] incident: String,
    device: String,
    entry: String,
    #[server(default)] service: String,
    minutes: i32,
    #[server(default)] reason: String,
) -> Result<ShownOnce, AppError> {
    use crate::context::{actor_with, console, device_name, entry_id, incident_if_any, tunnel};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let on = (
        incident_if_any(&incident)?,
        device_name(&device)?,
        entry_id(&entry)?,
    );
    let to = (service.as_str(), minutes);
    let (done, tokens) = tunnel(&console()?, &actor, on, to, reason).await?;
    Ok(super::forms::opened(done.said, tokens.as_ref()))
}

/// Gives a tunnel (`of`) new tokens, which are in the answer and nowhere else.
#[server(prefix = "/api", endpoint = "device/rotate-tunnel", output = ConsoleJson)]
pub async fn rotate_tunnel(
    #[server(default)] incident: String,
    device: String,
    of: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<ShownOnce, AppError> {
    use crate::context::{actor_with, console, device_name, entry_id, incident_if_any, new_tokens};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let on = (
        incident_if_any(&incident)?,
        device_name(&device)?,
        entry_id(&entry)?,
    );
    let (done, tokens) = new_tokens(&console()?, &actor, on, &of, reason).await?;
    Ok(super::forms::opened(done.said, tokens.as_ref()))
}

/// Closes a tunnel (`of`).
#[server(prefix = "/api", endpoint = "device/close-tunnel", output = ConsoleJson)]
pub async fn close_tunnel(
    #[server(default)] incident: String,
    device: String,
    of: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, device_name, end_tunnel, entry_id, incident_if_any};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let on = (
        incident_if_any(&incident)?,
        device_name(&device)?,
        entry_id(&entry)?,
    );
    end_tunnel(&console()?, &actor, on, &of, reason).await
}

/// Answers the recovery questions of a device: `yes`, `no`, or `unknown` where nobody knows. `seen` are the answers that the
/// form showed, by commas: what somebody else answered meanwhile is a conflict.
#[server(prefix = "/api", endpoint = "device/answers", output = ConsoleJson)]
pub async fn answer_questions(
    device: String,
    entry: String,
    #[server(default)] seen: String,
    #[server(default)] mission_critical: String,
    #[server(default)] redundant: String,
    #[server(default)] sensitive_data: String,
    #[server(default)] reachable: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, answered, answers_of, answers_seen, console, device_name, entry_id};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (device, entry) = (device_name(&device)?, entry_id(&entry)?);
    let answers = answers_of([&mission_critical, &redundant, &sensitive_data, &reachable])?;
    let answers = (answers_seen(&seen)?, answers);
    answered(&console()?, &actor, &entry, &device, answers).await
}
