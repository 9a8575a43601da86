//! `CreatePolicyVersion`: adds a version to a policy, in use if asked.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::{flag, text};
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::{Document, PolicyVersion};

/// Authority: the model's text of `CreatePolicyVersion`.
const MOST: usize = 5;

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    req("policyDocument", &shapes::POLICY_DOCUMENT),
    opt("setAsDefault", &shapes::BOOLEAN).in_query(),
]);

pub(super) static CREATE_POLICY_VERSION: Operation = Operation {
    name: "CreatePolicyVersion",
    http: ("POST", "/policies/{policyName}/version"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, document) = (text(input, "policyName"), text(input, "policyDocument"));
    let default = flag(input, "setAsDefault");
    let fleet = &mut context.account.fleet;
    let policy = fleet
        .policies
        .get_mut(name)
        .ok_or_else(|| not_found("Policy", name))?;
    Document::read(document)?;
    if policy.versions.len() >= MOST {
        let message = format!("The policy {name} already has the maximum number of versions (5)");
        return Err(Refusal::new(409, "VersionsLimitExceededException", message));
    }
    policy.last += 1;
    policy.versions.push(PolicyVersion {
        number: policy.last,
        document: document.to_owned(),
        created: context.now,
    });
    let number = policy.last;
    if default {
        (policy.default, policy.modified) = (number, context.now);
        let policy = policy.clone();
        fleet.publish_policy(&policy, context.now);
    }
    Ok(json!({
        "policyArn": fleet.arns.of("policy", name),
        "policyDocument": document,
        "policyVersionId": number.to_string(),
        "isDefaultVersion": default,
    }))
}
