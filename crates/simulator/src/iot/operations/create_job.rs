//! `CreateJob`: creates a job and queues it for the things of its targets.

use serde_json::{Value, json};

use super::super::errors::{exists, not_found};
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Job;

static INPUT: Shape = Shape::Structure(&[
    req("jobId", &shapes::JOB_ID).in_path(),
    req("targets", &shapes::JOB_TARGETS),
    opt("documentSource", &shapes::JOB_DOCUMENT_SOURCE),
    opt("document", &shapes::JOB_DOCUMENT),
    opt("description", &shapes::JOB_DESCRIPTION),
    opt("presignedUrlConfig", &shapes::PRESIGNED_URL_CONFIG),
    opt("targetSelection", &shapes::TARGET_SELECTION),
    opt(
        "jobExecutionsRolloutConfig",
        &shapes::JOB_EXECUTIONS_ROLLOUT_CONFIG,
    ),
    opt("abortConfig", &shapes::ABORT_CONFIG),
    opt("timeoutConfig", &shapes::TIMEOUT_CONFIG),
    opt("tags", &shapes::TAG_LIST),
    opt("namespaceId", &shapes::NAMESPACE_ID),
    opt("jobTemplateArn", &shapes::JOB_TEMPLATE_ARN),
    opt("jobExecutionsRetryConfig", &shapes::JOB_EXECUTIONS_RETRY_CONFIG),
    opt("documentParameters", &shapes::PARAMETER_MAP),
    opt("schedulingConfig", &shapes::SCHEDULING_CONFIG),
    opt(
        "destinationPackageVersions",
        &shapes::DESTINATION_PACKAGE_VERSIONS,
    ),
]);

pub(super) static CREATE_JOB: Operation = Operation {
    name: "CreateJob",
    http: ("PUT", "/jobs/{jobId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Each(judged::job_and_targets),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = text(input, "jobId");
    let fleet = &context.account.fleet;
    let arn = fleet.arns.of("job", id);
    if fleet.jobs.contains_key(id) {
        return Err(exists("Job", id, id, &arn));
    }
    if input["jobTemplateArn"].is_string() {
        return Err(not_found("Job template", text(input, "jobTemplateArn")));
    }
    let (document, source) = (input["document"].as_str(), input["documentSource"].as_str());
    if document.is_some() == source.is_some() {
        let message = "Either document or documentSource must be given";
        return Err(Refusal::validation(message));
    }
    let targets = input["targets"].as_array().into_iter().flatten();
    let targets: Vec<String> = targets.filter_map(Value::as_str).map(str::to_owned).collect();
    let things = fleet.things_of_targets(&targets)?;
    let job = Job::new(id, input, targets, things, context.now);
    context.account.fleet.jobs.insert(id.to_owned(), job);
    let mut reply = json!({"jobArn": arn, "jobId": id});
    if let Some(description) = input.get("description") {
        reply["description"] = description.clone();
    }
    Ok(reply)
}
