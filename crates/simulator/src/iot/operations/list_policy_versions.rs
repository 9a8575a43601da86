//! `ListPolicyVersions`: lists the versions of a policy, newest first (*assumed*).

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("policyName", &shapes::POLICY_NAME).in_path()]);

pub(super) static LIST_POLICY_VERSIONS: Operation = Operation {
    name: "ListPolicyVersions",
    http: ("GET", "/policies/{policyName}/version"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "policyName");
    let policy = context.account.fleet.policies.get(name);
    let policy = policy.ok_or_else(|| not_found("Policy", name))?;
    let versions = policy.versions.iter().rev().map(|version| {
        json!({
            "versionId": version.number.to_string(),
            "isDefaultVersion": version.number == policy.default,
            "createDate": times::to_wire(version.created),
        })
    });
    Ok(json!({"policyVersions": versions.collect::<Vec<_>>()}))
}
