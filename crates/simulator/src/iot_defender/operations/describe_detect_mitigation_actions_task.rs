//! `DescribeDetectMitigationActionsTask`: how a task stands.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("taskId", &shapes::TASK_ID).in_path()]);

pub(super) static DESCRIBE_DETECT_MITIGATION_ACTIONS_TASK: Operation = Operation {
    name: "DescribeDetectMitigationActionsTask",
    http: ("GET", "/detect/mitigationactions/tasks/{taskId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["taskId"].as_str().unwrap_or_default();
    let task = context.account.defender.tasks.get(id);
    let task = task.filter(|task| task.is_kept(context.now));
    let task = task.ok_or_else(|| not_found("Task", id))?;
    Ok(json!({"taskSummary": task.shown()}))
}
