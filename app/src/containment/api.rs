//! The containment pane, its forms and their acts.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::{ServedForm, ServedPane};
use domain::view::Done;
use leptos::prelude::*;

/// The pane of a device, of an incident's first one where `device` is empty.
#[server(prefix = "/api", endpoint = "containment/pane", output = ConsoleJson)]
pub async fn get_containment(
    #[server(default)] incident: String,
    #[server(default)] device: String,
) -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, served_pane};
    let actor = actor_with(domain::rights::Right::Read)?;
    served_pane(&actor, &incident, &device, super::parts::pane).await
}

/// The form of that kind, with what is so now; `of` is the order that it is about.
#[server(prefix = "/api", endpoint = "containment/form", output = ConsoleJson)]
pub async fn ask_containment(
    #[server(default)] incident: String,
    #[server(default)] device: String,
    kind: String,
    #[server(default)] of: String,
) -> Result<ServedForm, AppError> {
    use crate::context::{actor_with, served_form};
    let actor = actor_with(domain::rights::Right::Read)?;
    served_form(&actor, (&incident, &device), (&kind, &of), super::form::form).await
}

/// Takes a device out of traffic: `strength` is `group`, `certificate` or `both`; `minutes` empty is without an end.
#[server(prefix = "/api", endpoint = "containment/quarantine", output = ConsoleJson)]
pub async fn quarantine(
    #[server(default)] incident: String,
    device: String,
    entry: String,
    #[server(default)] strength: String,
    #[server(default)] cut: String,
    #[server(default)] evict: String,
    #[server(default)] minutes: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, contained, entry_id, quarantine_ask};
    let actor = actor_with(domain::rights::Right::Contain)?;
    let (console, entry) = (console()?, entry_id(&entry)?);
    let how = (strength.as_str(), cut.as_str(), evict.as_str());
    let ask = quarantine_ask(&console, &incident, &[device], how, &minutes, reason)?;
    contained(&console, &actor, &entry, ask).await
}

/// Takes several devices out of traffic, each by an order of its own.
#[server(prefix = "/api", endpoint = "containment/many", output = ConsoleJson)]
pub async fn quarantine_many(
    #[server(default)] incident: String,
    entry: String,
    #[server(default)] devices: Vec<String>,
    #[server(default)] strength: String,
    #[server(default)] cut: String,
    #[server(default)] evict: String,
    #[server(default)] minutes: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, contained, entry_id, quarantine_ask};
    let actor = actor_with(domain::rights::Right::Contain)?;
    let (console, entry) = (console()?, entry_id(&entry)?);
    let how = (strength.as_str(), cut.as_str(), evict.as_str());
    let ask = quarantine_ask(&console, &incident, &devices, how, &minutes, reason)?;
    contained(&console, &actor, &entry, ask).await
}

/// Lets a device back into traffic.
#[server(prefix = "/api", endpoint = "containment/release", output = ConsoleJson)]
pub async fn release(
    #[server(default)] incident: String,
    device: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, device_failed, device_name, entry_id, incident_if_any};
    let actor = actor_with(domain::rights::Right::Release)?;
    let (id, entry) = (incident_if_any(&incident)?, entry_id(&entry)?);
    let (device, reason) = (device_name(&device)?, domain::text::Reason::new(reason)?);
    response::containment::release(&console()?, &actor, &entry, id.as_ref(), &device, reason)
        .await
        .map_err(device_failed)
}

/// Takes an order back: only what it changed. `seen` is what the form showed of changes since, as JSON.
#[server(prefix = "/api", endpoint = "containment/undo", output = ConsoleJson)]
pub async fn undo(
    #[server(default)] incident: String,
    of: String,
    entry: String,
    #[server(default)] seen: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, changes_seen, console, device_failed, entry_id, incident_if_any};
    let actor = actor_with(domain::rights::Right::Release)?;
    let (id, entry, of) = (incident_if_any(&incident)?, entry_id(&entry)?, entry_id(&of)?);
    let (seen, reason) = (changes_seen(&seen)?, domain::text::Reason::new(reason)?);
    response::containment::undo(&console()?, &actor, &entry, id.as_ref(), &of, seen, reason)
        .await
        .map_err(device_failed)
}

/// Agrees, as a second person.
#[server(prefix = "/api", endpoint = "containment/approve", output = ConsoleJson)]
pub async fn approve(of: String, entry: String, #[server(default)] reason: String) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, reason_if_any};
    let actor = actor_with(domain::rights::Right::Approve)?;
    let (entry, of) = (entry_id(&entry)?, entry_id(&of)?);
    let reason = reason_if_any(reason)?;
    response::containment::approve(&console()?, &actor, &entry, &of, reason)
        .await
        .map_err(failed)
}

/// Says no, as a second person.
#[server(prefix = "/api", endpoint = "containment/reject", output = ConsoleJson)]
pub async fn reject(of: String, entry: String, #[server(default)] reason: String) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed};
    let actor = actor_with(domain::rights::Right::Approve)?;
    let (entry, of) = (entry_id(&entry)?, entry_id(&of)?);
    let reason = domain::text::Reason::new(reason)?;
    response::containment::reject(&console()?, &actor, &entry, &of, reason)
        .await
        .map_err(failed)
}

/// Lets a quarantine last for so many `minutes` from now, or without an end.
#[server(prefix = "/api", endpoint = "containment/extend", output = ConsoleJson)]
pub async fn extend(
    of: String,
    entry: String,
    #[server(default)] minutes: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, in_minutes};
    let actor = actor_with(domain::rights::Right::Contain)?;
    let (console, entry, of) = (console()?, entry_id(&entry)?, entry_id(&of)?);
    let (until, reason) = (
        in_minutes(&console, &minutes)?,
        domain::text::Reason::new(reason)?,
    );
    response::containment::extend(&console, &actor, &entry, &of, until, reason)
        .await
        .map_err(failed)
}

/// Cuts a device's session by hand.
#[server(prefix = "/api", endpoint = "containment/cut", output = ConsoleJson)]
pub async fn cut(
    #[server(default)] incident: String,
    device: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, device_failed, device_name, entry_id, incident_if_any};
    let actor = actor_with(domain::rights::Right::Contain)?;
    let (id, entry) = (incident_if_any(&incident)?, entry_id(&entry)?);
    let (device, reason) = (device_name(&device)?, domain::text::Reason::new(reason)?);
    response::devices::cut(&console()?, &actor, &entry, id.as_ref(), &device, reason)
        .await
        .map_err(device_failed)
}
