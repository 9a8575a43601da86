//! `DeletePolicy`: deletes a policy that has one version and is attached to nothing.

use serde_json::{Value, json};

use super::super::errors::{delete_conflict, not_found};
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Change;

static INPUT: Shape = Shape::Structure(&[req("policyName", &shapes::POLICY_NAME).in_path()]);

pub(super) static DELETE_POLICY: Operation = Operation {
    name: "DeletePolicy",
    http: ("DELETE", "/policies/{policyName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::policy),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "policyName");
    let fleet = &mut context.account.fleet;
    let policy = fleet
        .policies
        .get(name)
        .ok_or_else(|| not_found("Policy", name))?;
    if policy.versions.len() > 1 {
        let message = "Cannot delete the policy because it has one or more policy versions attached to it";
        return Err(delete_conflict(message));
    }
    if !fleet.stored().targets_of(name).is_empty() {
        let message = format!(
            "The policy cannot be deleted as the policy is attached to one or more principals (name={name})"
        );
        return Err(delete_conflict(&message));
    }
    fleet.policies.remove(name);
    let (policy, document) = (name.to_owned(), None);
    fleet.change(Change::Document { policy, document }, context.now);
    Ok(json!({}))
}
