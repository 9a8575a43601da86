//! `ListSecurityProfiles`: all profiles, or those that use a dimension or a custom metric.

use serde_json::{Value, json};

use super::super::listing::paged;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::defender::Profile;

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    opt("dimensionName", &shapes::NAME).in_query(),
    opt("metricName", &shapes::NAME).in_query(),
]);

pub(super) static LIST_SECURITY_PROFILES: Operation = Operation {
    name: "ListSecurityProfiles",
    http: ("GET", "/security-profiles"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (dimension, metric) = (input["dimensionName"].as_str(), input["metricName"].as_str());
    if dimension.is_some() && metric.is_some() {
        return Err(Refusal::validation(
            "dimensionName and metricName cannot be used together",
        ));
    }
    let uses = |profile: &&Profile| {
        let mut behaviours = profile.behaviours().iter();
        match (dimension, metric) {
            (Some(name), _) => behaviours.any(|b| b["metricDimension"]["dimensionName"] == name),
            (_, Some(name)) => behaviours.any(|b| b["metric"] == name),
            _ => true,
        }
    };
    let profiles = context.account.defender.profiles.values().filter(uses);
    let items = profiles.map(|profile| (profile.name.clone(), identifier(profile)));
    paged(
        "ListSecurityProfiles",
        input,
        None,
        "securityProfileIdentifiers",
        items,
    )
}

pub(super) fn identifier(profile: &Profile) -> Value {
    json!({"name": profile.name, "arn": profile.arn})
}
