//! `GetEffectivePolicies`: gives back the policies that decide about a thing and a principal, as they are stored.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("principal", &shapes::ANY_TEXT),
    opt("cognitoIdentityPoolId", &shapes::ANY_TEXT),
    opt("thingName", &shapes::NAME).in_query(),
]);

pub(super) static GET_EFFECTIVE_POLICIES: Operation = Operation {
    name: "GetEffectivePolicies",
    http: ("POST", "/effective-policies"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let (thing, principal) = (input["thingName"].as_str(), input["principal"].as_str());
    let fleet = &context.account.fleet;
    if let Some(name) = thing.filter(|name| fleet.thing(name).is_none()) {
        return Err(not_found("Thing", name));
    }
    if let Some(principal) = principal.filter(|principal| !fleet.has_target(principal)) {
        return Err(not_found("Principal", principal));
    }
    let policies = fleet
        .effective_policies(thing, principal)
        .into_iter()
        .map(|policy| {
            json!({
                "policyName": policy.name,
                "policyArn": fleet.arns.of("policy", &policy.name),
                "policyDocument": policy.document,
            })
        });
    Ok(json!({"effectivePolicies": policies.collect::<Vec<_>>()}))
}
