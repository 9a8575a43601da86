//! `GetAutomationExecution`: gives back one execution with its steps.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::execution_not_found;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("AutomationExecutionId", &shapes::AUTOMATION_EXECUTION_ID)]);

pub(super) static GET_AUTOMATION_EXECUTION: Operation = Operation {
    name: "GetAutomationExecution",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::execution),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["AutomationExecutionId"].as_str().unwrap_or_default();
    let execution = context
        .account
        .automations
        .get(id)
        .ok_or_else(|| execution_not_found(id))?;
    Ok(json!({"AutomationExecution": execution.full()}))
}
