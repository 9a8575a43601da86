//! `DetachSecurityProfile`: no longer holds a target to a profile.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use super::attach_security_profile::check;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::{Account, defender};

static INPUT: Shape = Shape::Structure(&[
    req("securityProfileName", &shapes::NAME).in_path(),
    req("securityProfileTargetArn", &shapes::ANY_TEXT).in_query(),
]);

pub(super) static DETACH_SECURITY_PROFILE: Operation = Operation {
    name: "DetachSecurityProfile",
    http: ("DELETE", "/security-profiles/{securityProfileName}/targets"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["securityProfileName"].as_str().unwrap_or_default();
    let target = input["securityProfileTargetArn"].as_str().unwrap_or_default();
    check(&context.account.fleet, target)?;
    let profile = context.account.defender.profiles.get_mut(name);
    let profile = profile.ok_or_else(|| not_found("Security profile", name))?;
    profile.targets.remove(target);
    defender::invalidate(context.account, name, context.now);
    Ok(json!({}))
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["securityProfileName"].as_str().unwrap_or("*");
    account.fleet.arns.of("securityprofile", name)
}
