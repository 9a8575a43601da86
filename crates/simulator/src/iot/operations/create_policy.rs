//! `CreatePolicy`: creates a policy with version 1 in use.

use serde_json::{Value, json};

use super::super::errors::exists;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::{Document, Policy, PolicyVersion};

static INPUT: Shape = Shape::Structure(&[
    req("policyName", &shapes::POLICY_NAME).in_path(),
    req("policyDocument", &shapes::POLICY_DOCUMENT),
    opt("tags", &shapes::TAG_LIST),
]);

pub(super) static CREATE_POLICY: Operation = Operation {
    name: "CreatePolicy",
    http: ("POST", "/policies/{policyName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (name, document) = (text(input, "policyName"), text(input, "policyDocument"));
    let arn = context.account.fleet.arns.of("policy", name);
    if context.account.fleet.policies.contains_key(name) {
        return Err(exists("Policy", name, name, &arn));
    }
    Document::read(document)?;
    let policy = Policy {
        name: name.to_owned(),
        generation: context.account.ids.uuid(),
        versions: vec![PolicyVersion {
            number: 1,
            document: document.to_owned(),
            created: context.now,
        }],
        default: 1,
        last: 1,
        modified: context.now,
    };
    let fleet = &mut context.account.fleet;
    fleet.publish_policy(&policy, context.now);
    fleet.policies.insert(name.to_owned(), policy);
    Ok(json!({
        "policyName": name,
        "policyArn": arn,
        "policyDocument": document,
        "policyVersionId": "1",
    }))
}
