//! The runbook pane, its forms and their acts. In forms, `of` is `execution`, `execution/run` or `execution/run/item`.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::{ServedForm, ServedPane};
use domain::view::Done;
use leptos::prelude::*;

/// The pane of an incident.
#[server(prefix = "/api", endpoint = "runbook/pane", output = ConsoleJson)]
pub async fn get_runbook(#[server(default)] incident: String) -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, runbook_pane};
    let actor = actor_with(domain::rights::Right::Read)?;
    runbook_pane(&actor, &incident, super::parts::pane).await
}

/// The form of that kind, with what is so now.
#[server(prefix = "/api", endpoint = "runbook/form", output = ConsoleJson)]
pub async fn ask_runbook(
    #[server(default)] incident: String,
    kind: String,
    #[server(default)] of: String,
) -> Result<ServedForm, AppError> {
    use crate::context::{actor_with, runbook_form};
    let actor = actor_with(domain::rights::Right::Read)?;
    runbook_form(&actor, &incident, (&kind, &of), super::form::form).await
}

/// Ticks an item, opens it again, or says why it does not apply: `to` is `done`, `open` or `not-applicable`, and `seen` the
/// entry of what the page shows of it.
#[server(prefix = "/api", endpoint = "runbook/item", output = ConsoleJson)]
pub async fn say_item(
    incident: String,
    of: String,
    entry: String,
    #[server(default)] to: String,
    #[server(default)] seen: String,
    #[server(default)] evidence: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, incident_id, item_said, runbook_failed};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let said = item_said(&of, &to, &seen, evidence, reason)?;
    response::runbooks::item(&console()?, &actor, &id, &entry, said)
        .await
        .map_err(runbook_failed)
}

/// Writes a remark on a step.
#[server(prefix = "/api", endpoint = "runbook/remark", output = ConsoleJson)]
pub async fn remark_on_step(
    incident: String,
    of: String,
    entry: String,
    #[server(default)] evidence: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, incident_id, runbook_failed, step_run};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (id, entry, (execution, run)) = (incident_id(&incident)?, entry_id(&entry)?, step_run(&of)?);
    let comment = domain::text::Reason::new(reason)?;
    let evidence = Some(evidence.as_str()).filter(|hash| !hash.is_empty());
    response::runbooks::remark(
        &console()?,
        &actor,
        &id,
        &entry,
        &execution,
        &run,
        comment,
        evidence,
    )
    .await
    .map_err(runbook_failed)
}

/// Says that a manual step is done.
#[server(prefix = "/api", endpoint = "runbook/continue", output = ConsoleJson)]
pub async fn continue_runbook(
    incident: String,
    of: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{
        actor_with, console, entry_id, incident_id, reason_if_any, runbook_failed, step_run,
    };
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry, (execution, run)) = (incident_id(&incident)?, entry_id(&entry)?, step_run(&of)?);
    let comment = reason_if_any(reason)?;
    response::runbooks::proceed(&console()?, &actor, &id, &entry, &execution, &run, comment)
        .await
        .map_err(runbook_failed)
}

/// Approves the step that waits for it.
#[server(prefix = "/api", endpoint = "runbook/approve", output = ConsoleJson)]
pub async fn approve_step(
    incident: String,
    of: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{
        actor_with, console, entry_id, incident_id, reason_if_any, runbook_failed, step_run,
    };
    let actor = actor_with(domain::rights::Right::Approve)?;
    let (id, entry, (execution, run)) = (incident_id(&incident)?, entry_id(&entry)?, step_run(&of)?);
    let comment = reason_if_any(reason)?;
    response::runbooks::approve(&console()?, &actor, &id, &entry, &execution, &run, comment)
        .await
        .map_err(runbook_failed)
}

/// Rejects the step that waits for approval.
#[server(prefix = "/api", endpoint = "runbook/reject", output = ConsoleJson)]
pub async fn reject_step(
    incident: String,
    of: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, incident_id, runbook_failed, step_run};
    let actor = actor_with(domain::rights::Right::Approve)?;
    let (id, entry, (execution, run)) = (incident_id(&incident)?, entry_id(&entry)?, step_run(&of)?);
    let reason = domain::text::Reason::new(reason)?;
    response::runbooks::reject(&console()?, &actor, &id, &entry, &execution, &run, reason)
        .await
        .map_err(runbook_failed)
}

/// Starts a runbook for the incident; `parameters` has a line `Name=value` for each.
#[server(prefix = "/api", endpoint = "runbook/start", output = ConsoleJson)]
pub async fn start_runbook(
    incident: String,
    entry: String,
    #[server(default)] document: String,
    #[server(default)] version: String,
    #[server(default)] parameters: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, incident_id, runbook_failed, runbook_start};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let start = runbook_start(&document, &version, &parameters)?;
    let reason = domain::text::Reason::new(reason)?;
    response::runbooks::start(&console()?, &actor, &id, &entry, start, reason)
        .await
        .map_err(runbook_failed)
}

/// Cancels an execution.
#[server(prefix = "/api", endpoint = "runbook/cancel", output = ConsoleJson)]
pub async fn cancel_runbook(
    incident: String,
    of: String,
    entry: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, execution_id, incident_id, runbook_failed};
    let actor = actor_with(domain::rights::Right::Respond)?;
    let (id, entry, execution) = (incident_id(&incident)?, entry_id(&entry)?, execution_id(&of)?);
    let reason = domain::text::Reason::new(reason)?;
    response::runbooks::cancel(&console()?, &actor, &id, &entry, &execution, reason)
        .await
        .map_err(runbook_failed)
}
