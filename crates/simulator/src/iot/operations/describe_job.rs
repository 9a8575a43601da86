//! `DescribeJob`: gives back one job.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Job;

static INPUT: Shape = Shape::Structure(&[
    req("jobId", &shapes::JOB_ID).in_path(),
    opt("beforeSubstitution", &shapes::BOOLEAN).in_query(),
]);

pub(super) static DESCRIBE_JOB: Operation = Operation {
    name: "DescribeJob",
    http: ("GET", "/jobs/{jobId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::job),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = text(input, "jobId");
    let fleet = &context.account.fleet;
    let job = fleet.jobs.get(id).ok_or_else(|| not_found("Job", id))?;
    let mut shown = job.members.clone();
    shown.insert("jobArn".to_owned(), fleet.arns.of("job", id).into());
    shown.insert("jobId".to_owned(), id.into());
    shown.insert("status".to_owned(), job.status().into());
    shown.insert("isConcurrent".to_owned(), job.completed.is_none().into());
    shown.insert("targets".to_owned(), job.targets.clone().into());
    shown.insert("createdAt".to_owned(), times::to_wire(job.created));
    shown.insert("lastUpdatedAt".to_owned(), times::to_wire(job.updated));
    if let Some(at) = job.completed {
        shown.insert("completedAt".to_owned(), times::to_wire(at));
    }
    shown.insert("jobProcessDetails".to_owned(), counts(job));
    let mut reply = json!({"job": shown});
    if let Some(source) = &job.source {
        reply["documentSource"] = source.clone().into();
    }
    Ok(reply)
}

fn counts(job: &Job) -> Value {
    let count = |status: &str| {
        let executions = job.executions.values();
        executions.filter(|execution| execution.status == status).count()
    };
    json!({
        "processingTargets": if job.completed.is_some() { &[] } else { job.targets.as_slice() },
        "numberOfCanceledThings": count("CANCELED"),
        "numberOfSucceededThings": count("SUCCEEDED"),
        "numberOfFailedThings": count("FAILED"),
        "numberOfRejectedThings": count("REJECTED"),
        "numberOfQueuedThings": count("QUEUED"),
        "numberOfInProgressThings": count("IN_PROGRESS"),
        "numberOfRemovedThings": count("REMOVED"),
        "numberOfTimedOutThings": count("TIMED_OUT"),
    })
}
