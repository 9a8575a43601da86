//! `ValidateSecurityProfileBehaviors`: says whether behaviours could make a profile.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("behaviors", &shapes::BEHAVIOURS)]);

pub(super) static VALIDATE_SECURITY_PROFILE_BEHAVIORS: Operation = Operation {
    name: "ValidateSecurityProfileBehaviors",
    http: ("POST", "/security-profile-behaviors/validate"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this shape")]
fn run(_context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let behaviours = input["behaviors"].as_array().map_or(&[][..], Vec::as_slice);
    let problems = problems(behaviours);
    let mut reply = json!({"valid": problems.is_empty()});
    if !problems.is_empty() {
        let errors = problems.iter().map(|problem| json!({"errorMessage": problem}));
        reply["validationErrors"] = errors.collect();
    }
    Ok(reply)
}

/// What is wrong with behaviours beyond the model's constraints (*assumed*, but for the operators that a kind of value fits,
/// which are the model's text of `comparisonOperator`).
pub(super) fn problems(behaviours: &[Value]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    for behaviour in behaviours {
        let name = behaviour["name"].as_str().unwrap_or_default();
        if !names.insert(name) {
            problems.push(format!("The behavior name {name} is used more than once"));
        }
        problems.extend(problem(behaviour).map(|problem| format!("Behavior {name}: {problem}")));
    }
    problems
}

fn problem(behaviour: &Value) -> Option<String> {
    let criteria = &behaviour["criteria"];
    if behaviour["metric"].is_null() || criteria.is_null() {
        return Some("metric and criteria are needed".to_owned());
    }
    let learned = !criteria["mlDetectionConfig"].is_null();
    let Some(operator) = criteria["comparisonOperator"].as_str() else {
        return (!learned).then(|| "comparisonOperator is needed".to_owned());
    };
    let wanted: &[&str] = if operator.ends_with("cidr-set") {
        &["cidrs"]
    } else if operator.ends_with("port-set") {
        &["ports"]
    } else if operator.ends_with("in-set") {
        &["numbers", "strings"]
    } else {
        &["count", "number"]
    };
    let fits = wanted.iter().any(|member| !criteria["value"][*member].is_null());
    let statistical = !criteria["statisticalThreshold"].is_null();
    (!fits && !learned && !statistical)
        .then(|| format!("{operator} needs a value of {}", wanted.join(" or ")))
}
