//! `DescribeJobExecution`: gives back a job on one thing.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("jobId", &shapes::JOB_ID).in_path(),
    req("thingName", &shapes::NAME).in_path(),
    opt("executionNumber", &shapes::LONG).in_query(),
]);

pub(super) static DESCRIBE_JOB_EXECUTION: Operation = Operation {
    name: "DescribeJobExecution",
    http: ("GET", "/things/{thingName}/jobs/{jobId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (id, thing) = (text(input, "jobId"), text(input, "thingName"));
    let fleet = &context.account.fleet;
    let job = fleet.jobs.get(id).ok_or_else(|| not_found("Job", id))?;
    let number = input["executionNumber"].as_i64();
    let execution = job.executions.get(thing);
    let execution = execution.filter(|execution| number.is_none_or(|number| number == execution.number));
    let execution = execution.ok_or_else(|| not_found("Job execution", thing))?;
    let mut shown = json!({
        "jobId": id,
        "status": execution.status,
        "statusDetails": {"detailsMap": execution.details},
        "thingArn": fleet.arns.of("thing", thing),
        "queuedAt": times::to_wire(execution.queued),
        "lastUpdatedAt": times::to_wire(execution.updated),
        "executionNumber": execution.number,
        "versionNumber": execution.version,
    });
    if let Some(at) = execution.started {
        shown["startedAt"] = times::to_wire(at);
    }
    if let Some(at) = execution.times_out {
        shown["approximateSecondsBeforeTimedOut"] = ((at - context.now) / 1000).max(0).into();
    }
    Ok(json!({"execution": shown}))
}
