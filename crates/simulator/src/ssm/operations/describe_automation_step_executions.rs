//! `DescribeAutomationStepExecutions`: lists the steps of one execution, in the order of the runbook.

use serde_json::Value;

use super::super::arns;
use super::super::errors::execution_not_found;
use super::super::paging::page;
use super::super::shapes;
use super::filters::{Filter, filters};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::automation::Run;

static INPUT: Shape = Shape::Structure(&[
    req("AutomationExecutionId", &shapes::AUTOMATION_EXECUTION_ID),
    opt("Filters", &shapes::STEP_EXECUTION_FILTER_LIST),
    opt("NextToken", &shapes::NEXT_TOKEN),
    opt("MaxResults", &shapes::MAX_RESULTS),
    opt("ReverseOrder", &shapes::BOOLEAN),
]);

pub(super) static DESCRIBE_AUTOMATION_STEP_EXECUTIONS: Operation = Operation {
    name: "DescribeAutomationStepExecutions",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::execution),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("DescribeAutomationStepExecutions", input)?;
    let filters = filters(input)?;
    let id = input["AutomationExecutionId"].as_str().unwrap_or_default();
    let execution = context
        .account
        .automations
        .get(id)
        .ok_or_else(|| execution_not_found(id))?;
    let mut runs: Vec<(usize, &Run)> = execution.runs().enumerate().collect();
    if input["ReverseOrder"] == true {
        runs.reverse();
    }
    let after = page.after().and_then(|after| after.parse::<usize>().ok());
    let seen = after.and_then(|after| runs.iter().position(|(number, _)| *number == after));
    let steps = runs
        .into_iter()
        .skip(seen.map_or(0, |seen| seen + 1))
        .map(|(number, run)| (number, run, execution.run_shown(run)))
        .filter(|(_, run, shown)| filters.iter().all(|filter| admits(run, shown, filter)))
        .map(|(number, _, shown)| (number.to_string(), shown));
    Ok(page.fill("StepExecutions", steps))
}

fn admits(run: &Run, shown: &Value, filter: &Filter) -> bool {
    let any = |text: &Value| filter.values.iter().any(|value| text == value.as_str());
    match filter.key.as_str() {
        "StepExecutionStatus" => any(&shown["StepStatus"]),
        "StepExecutionId" | "StepName" | "Action" => any(&shown[filter.key.as_str()]),
        "StartTimeBefore" => filter
            .times
            .iter()
            .any(|time| run.started.is_some_and(|at| at < *time)),
        "StartTimeAfter" => filter
            .times
            .iter()
            .any(|time| run.started.is_some_and(|at| at > *time)),
        _ => false,
    }
}
