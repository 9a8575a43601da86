//! `ListDetectMitigationActionsExecutions`: what tasks did to devices.

use serde_json::Value;

use super::super::listing::{newest_first, paged};
use super::super::shapes;
use super::list_violation_events::period;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("taskId", &shapes::TASK_ID).in_query(),
    opt("violationId", &shapes::VIOLATION_ID).in_query(),
    opt("thingName", &shapes::DEVICE_NAME).in_query(),
    opt("startTime", &shapes::TIMESTAMP).in_query(),
    opt("endTime", &shapes::TIMESTAMP).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_DETECT_MITIGATION_ACTIONS_EXECUTIONS: Operation = Operation {
    name: "ListDetectMitigationActionsExecutions",
    http: ("GET", "/detect/mitigationactions/executions"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let period_given = (input.get("startTime").is_some(), input.get("endTime").is_some());
    let by_task = input.get("taskId").is_some();
    if !matches!(
        (period_given, by_task),
        ((true, true), false) | ((false, false), true)
    ) {
        return Err(Refusal::validation(
            "Either taskId or both startTime and endTime must be given, but not both",
        ));
    }
    let (from, to) = period(input)?;
    let is = |member: &str, actual: &str| input[member].as_str().is_none_or(|wanted| wanted == actual);
    let tasks = context.account.defender.tasks.values();
    let tasks = tasks.filter(|task| {
        is("taskId", &task.id) && (from..=to).contains(&task.started) && task.is_kept(context.now)
    });
    let executions = tasks.flat_map(|task| {
        let meant = task
            .executions
            .iter()
            .filter(|execution| is("violationId", &execution.violation) && is("thingName", &execution.thing));
        meant.map(move |execution| {
            let id = format!("{} {} {}", task.id, execution.violation, execution.action);
            (newest_first(task.started, &id), execution.shown(task))
        })
    });
    let mut items: Vec<(String, Value)> = executions.collect();
    items.sort_by(|(one, _), (other, _)| one.cmp(other));
    paged(
        "ListDetectMitigationActionsExecutions",
        input,
        Some(25),
        "actionsExecutions",
        items.into_iter(),
    )
}
