//! `SendAutomationSignal`: approves, rejects, resumes, starts or stops a step.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::automation::{Signal, SignalKind};

static INPUT: Shape = Shape::Structure(&[
    req("AutomationExecutionId", &shapes::AUTOMATION_EXECUTION_ID),
    req("SignalType", &shapes::SIGNAL_TYPE),
    opt("Payload", &shapes::AUTOMATION_PARAMETER_MAP),
]);

pub(super) static SEND_AUTOMATION_SIGNAL: Operation = Operation {
    name: "SendAutomationSignal",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::execution),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["AutomationExecutionId"].as_str().unwrap_or_default();
    let payload = |name: &str| input["Payload"][name][0].as_str().map(str::to_owned);
    let kind = match input["SignalType"].as_str().unwrap_or_default() {
        "Approve" => SignalKind::Approve,
        "Reject" => SignalKind::Reject,
        "StartStep" => SignalKind::StartStep,
        "StopStep" => SignalKind::StopStep,
        "Resume" => SignalKind::Resume,
        _ => SignalKind::Revoke,
    };
    let signal = Signal {
        kind,
        step_name: payload("StepName"),
        step_execution: payload("StepExecutionId"),
        comment: payload("Comment"),
    };
    signal.send(context.account, &context.caller.arn, id, context.now)?;
    Ok(json!({}))
}
