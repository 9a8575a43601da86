//! `DescribeAutomationExecutions`: lists executions, newest first.

use serde_json::Value;

use super::super::paging::page;
use super::super::shapes;
use super::filters::{Filter, filters};
use crate::check::{Shape, opt};
use crate::page::{read_time_key, time_key};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::automation::Execution;

static INPUT: Shape = Shape::Structure(&[
    opt("Filters", &shapes::AUTOMATION_EXECUTION_FILTER_LIST),
    opt("MaxResults", &shapes::MAX_RESULTS),
    opt("NextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static DESCRIBE_AUTOMATION_EXECUTIONS: Operation = Operation {
    name: "DescribeAutomationExecutions",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("DescribeAutomationExecutions", input)?;
    let filters = filters(input)?;
    let executions = context
        .account
        .automations
        .newest_first(page.after().and_then(read_time_key))
        .filter(|(_, execution)| {
            let shown = execution.summary();
            filters.iter().all(|filter| admits(execution, &shown, filter))
        })
        .map(|((at, seq), execution)| (time_key(at, seq), execution.summary()));
    Ok(page.fill("AutomationExecutionMetadataList", executions))
}

fn admits(execution: &Execution, shown: &Value, filter: &Filter) -> bool {
    let any = |text: &Value| filter.values.iter().any(|value| text == value.as_str());
    match filter.key.as_str() {
        "DocumentNamePrefix" => filter
            .values
            .iter()
            .any(|prefix| execution.document.starts_with(prefix.as_str())),
        "ExecutionStatus" => any(&shown["AutomationExecutionStatus"]),
        "ExecutionId" => any(&shown["AutomationExecutionId"]),
        "CurrentAction" => any(&shown["CurrentAction"]),
        "AutomationType" => any(&shown["AutomationType"]),
        "TagKey" => execution.tags.iter().any(|tag| any(&tag["Key"])),
        "StartTimeBefore" => filter.times.iter().any(|time| execution.started < *time),
        "StartTimeAfter" => filter.times.iter().any(|time| execution.started > *time),
        _ => false,
    }
}
