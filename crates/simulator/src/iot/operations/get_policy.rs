//! `GetPolicy`: gives back a policy with the document in use.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("policyName", &shapes::POLICY_NAME).in_path()]);

pub(super) static GET_POLICY: Operation = Operation {
    name: "GetPolicy",
    http: ("GET", "/policies/{policyName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "policyName");
    let fleet = &context.account.fleet;
    let policy = fleet
        .policies
        .get(name)
        .ok_or_else(|| not_found("Policy", name))?;
    let version = policy.version(policy.default);
    let created = policy.versions.first();
    Ok(json!({
        "policyName": name,
        "policyArn": fleet.arns.of("policy", name),
        "policyDocument": version.map(|version| &version.document),
        "defaultVersionId": policy.default.to_string(),
        "creationDate": created.map(|version| times::to_wire(version.created)),
        "lastModifiedDate": times::to_wire(policy.modified),
        "generationId": policy.generation,
    }))
}
