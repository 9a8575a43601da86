//! `ListJobExecutionsForThing`: lists the jobs of a thing, newest first (*assumed*).

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::{Execution, Job};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    opt("status", &shapes::JOB_EXECUTION_STATUS).in_query(),
    opt("namespaceId", &shapes::NAMESPACE_ID).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("jobId", &shapes::JOB_ID).in_query(),
]);

pub(super) static LIST_JOB_EXECUTIONS_FOR_THING: Operation = Operation {
    name: "ListJobExecutionsForThing",
    http: ("GET", "/things/{thingName}/jobs"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let fleet = &context.account.fleet;
    fleet.thing(name).ok_or_else(|| not_found("Thing", name))?;
    let (status, wanted) = (input["status"].as_str(), input["jobId"].as_str());
    let namespace = input["namespaceId"].as_str();
    let mut found: Vec<(&Job, &Execution)> = fleet
        .jobs
        .values()
        .filter(|job| wanted.is_none_or(|id| id == job.id))
        .filter(|job| namespace.is_none_or(|space| job.members.get("namespaceId") == Some(&space.into())))
        .filter_map(|job| Some((job, job.executions.get(name)?)))
        .filter(|(_, execution)| status.is_none_or(|status| status == execution.status))
        .collect();
    found.sort_by_key(|(job, execution)| (std::cmp::Reverse(execution.queued), &job.id));
    let shown = found.into_iter().map(|(job, execution)| {
        let mut summary = json!({
            "status": execution.status,
            "queuedAt": times::to_wire(execution.queued),
            "lastUpdatedAt": times::to_wire(execution.updated),
            "executionNumber": execution.number,
            "retryAttempt": execution.retry,
        });
        if let Some(at) = execution.started {
            summary["startedAt"] = times::to_wire(at);
        }
        (
            job.id.clone(),
            json!({"jobId": job.id, "jobExecutionSummary": summary}),
        )
    });
    pages::tokens("ListJobExecutionsForThing", input, "executionSummaries", shown)
}
