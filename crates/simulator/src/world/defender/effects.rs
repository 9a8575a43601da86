//! What a task does to the fleet once its time has come.

use serde_json::Value;

use super::{Execution, MitigationAction, Task, TaskStatus};
use crate::wire::Refusal;
use crate::world::Account;
use crate::world::fleet::CertificateStatus;

/// When the next task ends.
pub(crate) fn next_end(account: &Account) -> Option<i64> {
    let tasks = account.defender.tasks.values();
    tasks.filter(|task| task.runs()).map(Task::ends).min()
}

/// Ends the task that is due first, with its effects.
pub(crate) fn finish_due(account: &mut Account, now: i64) {
    let tasks = account.defender.tasks.values();
    let due = tasks.filter(|task| task.runs() && task.ends() <= now);
    if let Some(mut task) = due.min_by_key(|task| task.ends()).cloned() {
        let at = task.ends();
        finish(account, &mut task, at);
        account.defender.tasks.insert(task.id.clone(), task);
    }
}

fn finish(account: &mut Account, task: &mut Task, at: i64) {
    for execution in &mut task.executions {
        let mut actions = task.actions.iter();
        let action = actions.find(|action| action.name == execution.action);
        let done = action.map_or(Ok(false), |action| act(account, action, execution, at));
        execution.ended = Some(at);
        match done {
            Ok(true) => execution.status = "SUCCESSFUL",
            Ok(false) => execution.status = "SKIPPED",
            Err(refusal) => {
                execution.status = "FAILED";
                execution.error = Some((refusal.code, refusal.message));
            }
        }
    }
    let failed = task
        .executions
        .iter()
        .any(|execution| execution.status == "FAILED");
    task.ended = Some(at);
    task.status = if failed {
        TaskStatus::Failed
    } else {
        TaskStatus::Successful
    };
}

/// Whether anything was to be done; actions on what isn't simulated are skipped (`DIFFERENCES.md`).
fn act(
    account: &mut Account,
    action: &MitigationAction,
    execution: &Execution,
    at: i64,
) -> Result<bool, Refusal> {
    match action.kind() {
        "ADD_THINGS_TO_THING_GROUP" => {
            let params = &action.params["addThingsToThingGroupParams"];
            let groups = params["thingGroupNames"].as_array().cloned().unwrap_or_default();
            let override_dynamic = params["overrideDynamicGroups"] == true;
            for group in groups.iter().filter_map(Value::as_str) {
                account
                    .fleet
                    .join(&execution.thing, group, override_dynamic, at)?;
            }
            Ok(true)
        }
        "UPDATE_DEVICE_CERTIFICATE" => deactivate(account, &execution.thing, at),
        _ => Ok(false),
    }
}

/// Every certificate of the thing, whoever else uses it.
fn deactivate(account: &mut Account, thing: &str, at: i64) -> Result<bool, Refusal> {
    let fleet = &account.fleet;
    fleet.thing(thing).ok_or_else(|| missing(thing))?;
    let principals = fleet.principals_of(thing);
    let ids: Vec<String> = principals
        .iter()
        .filter_map(|principal| fleet.certificate(principal))
        .filter(|certificate| certificate.status == CertificateStatus::Active)
        .map(|certificate| certificate.id.clone())
        .collect();
    for id in &ids {
        account
            .fleet
            .set_certificate_status(id, CertificateStatus::Inactive, at);
    }
    Ok(!ids.is_empty())
}

fn missing(what: &str) -> Refusal {
    Refusal::new(
        404,
        "ResourceNotFoundException",
        format!("{what} cannot be found."),
    )
}
