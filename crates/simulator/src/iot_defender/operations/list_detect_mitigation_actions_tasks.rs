//! `ListDetectMitigationActionsTasks`: the tasks that started in a period, the newest first.

use serde_json::Value;

use super::super::listing::{newest_first, paged};
use super::super::shapes;
use super::list_violation_events::period;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::defender::Task;

static INPUT: Shape = Shape::Structure(&[
    req("startTime", &shapes::TIMESTAMP).in_query(),
    req("endTime", &shapes::TIMESTAMP).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_DETECT_MITIGATION_ACTIONS_TASKS: Operation = Operation {
    name: "ListDetectMitigationActionsTasks",
    http: ("GET", "/detect/mitigationactions/tasks"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (from, to) = period(input)?;
    let meant = |task: &&Task| (from..=to).contains(&task.started) && task.is_kept(context.now);
    let tasks = context.account.defender.tasks.values().filter(meant);
    let mut items: Vec<(String, Value)> = tasks
        .map(|task| (newest_first(task.started, &task.id), task.shown()))
        .collect();
    items.sort_by(|(one, _), (other, _)| one.cmp(other));
    paged(
        "ListDetectMitigationActionsTasks",
        input,
        None,
        "tasks",
        items.into_iter(),
    )
}
