//! `GetResourcePolicies`: lists the resource policies of a response plan.

use std::ops::Bound;

use serde_json::{Value, json};

use super::super::page::Page;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("maxResults", &shapes::MAX_RESULTS),
    opt("nextToken", &shapes::NEXT_TOKEN),
    req("resourceArn", &shapes::ARN).in_query(),
]);

pub(super) static GET_RESOURCE_POLICIES: Operation = Operation {
    name: "GetResourcePolicies",
    http: ("POST", "/getResourcePolicies"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let plan = context
        .account
        .incidents
        .plan(input["resourceArn"].as_str().unwrap_or_default())?;
    let page = Page::read("GetResourcePolicies", input, None)?;
    let from = page
        .after()
        .map_or(Bound::Unbounded, |id| Bound::Excluded(id.to_owned()));
    let region = &context.account.region;
    let policies = plan
        .policies
        .range((from, Bound::Unbounded))
        .map(|(id, document)| {
            (
                id.clone(),
                json!({"policyDocument": document, "policyId": id, "ramResourceShareRegion": region}),
            )
        });
    Ok(page.fill("resourcePolicies", policies))
}
