//! `CancelDetectMitigationActionsTask`: stops a task that runs; nothing of it takes effect.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("taskId", &shapes::TASK_ID).in_path()]);

pub(super) static CANCEL_DETECT_MITIGATION_ACTIONS_TASK: Operation = Operation {
    name: "CancelDetectMitigationActionsTask",
    http: ("PUT", "/detect/mitigationactions/tasks/{taskId}/cancel"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["taskId"].as_str().unwrap_or_default();
    let task = context.account.defender.tasks.get_mut(id);
    let task = task.ok_or_else(|| not_found("Task", id))?;
    if !task.runs() {
        return Err(Refusal::validation(format!("The task {id} does not run")));
    }
    task.cancel(context.now);
    Ok(json!({}))
}
