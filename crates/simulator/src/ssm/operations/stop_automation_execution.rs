//! `StopAutomationExecution`: cancels an execution, or completes it early.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::automation;

static INPUT: Shape = Shape::Structure(&[
    req("AutomationExecutionId", &shapes::AUTOMATION_EXECUTION_ID),
    opt("Type", &shapes::STOP_TYPE),
]);

pub(super) static STOP_AUTOMATION_EXECUTION: Operation = Operation {
    name: "StopAutomationExecution",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::execution),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["AutomationExecutionId"].as_str().unwrap_or_default();
    let complete = input["Type"] == "Complete";
    automation::stop(context.account, id, complete, context.now)?;
    Ok(json!({}))
}
