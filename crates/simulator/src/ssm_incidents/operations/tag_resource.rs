//! `TagResource`: adds tags to a resource.

use serde_json::{Value, json};

use super::super::Incidents;
use super::super::errors::{ResourceType, not_found, quota_exceeded};
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

/// Tags a resource may have (Incident Manager User Guide, "Tagging").
const MOST: usize = 50;

static INPUT: Shape = Shape::Structure(&[
    req("resourceArn", &shapes::ANY_TEXT).in_path(),
    req("tags", &shapes::TAGS),
]);

pub(super) static TAG_RESOURCE: Operation = Operation {
    name: "TagResource",
    http: ("POST", "/tags/{resourceArn}"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["resourceArn"].as_str().unwrap_or_default();
    let kind = taggable(&context.account.incidents, arn)?;
    let mut tags = context
        .account
        .incidents
        .tags
        .get(arn)
        .cloned()
        .unwrap_or_default();
    tags.extend(input["tags"].as_object().cloned().unwrap_or_default());
    if tags.len() > MOST {
        return Err(quota_exceeded(kind, arn, "A resource can have at most 50 tags"));
    }
    context.account.incidents.tags.insert(arn.to_owned(), tags);
    Ok(json!({}))
}

/// What kind of taggable resource this is.
///
/// # Errors
/// `ResourceNotFoundException` for an unknown one, `ValidationException` for something that takes no tags.
pub(super) fn taggable(incidents: &Incidents, arn: &str) -> Result<ResourceType, Refusal> {
    if arn.contains(":response-plan/") {
        return incidents.plan(arn).map(|_| ResourceType::ResponsePlan);
    }
    if arn.contains(":replication-set/") {
        let known = incidents.replication.as_ref().is_some_and(|set| set.arn == arn);
        return known
            .then_some(ResourceType::ReplicationSet)
            .ok_or_else(|| not_found(ResourceType::ReplicationSet, arn));
    }
    incidents.record(arn).map(|_| ResourceType::IncidentRecord)
}
