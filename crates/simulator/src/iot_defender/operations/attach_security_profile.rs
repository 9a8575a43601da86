//! `AttachSecurityProfile`: holds a group, or all things, to a profile.

use serde_json::{Value, json};

use super::super::errors::{limit_exceeded, not_found};
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;
use crate::world::fleet::Fleet;

static INPUT: Shape = Shape::Structure(&[
    req("securityProfileName", &shapes::NAME).in_path(),
    req("securityProfileTargetArn", &shapes::ANY_TEXT).in_query(),
]);

pub(super) static ATTACH_SECURITY_PROFILE: Operation = Operation {
    name: "AttachSecurityProfile",
    http: ("PUT", "/security-profiles/{securityProfileName}/targets"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

/// Profiles that a target may have (Device Defender, "Detect quotas").
const MOST: usize = 5;
/// Targets that are no group. Authority: Device Defender Developer Guide, "Security profile targets".
const WHOLE: &[&str] = &["things", "registered-things", "unregistered-things"];

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["securityProfileName"].as_str().unwrap_or_default();
    let target = input["securityProfileTargetArn"].as_str().unwrap_or_default();
    check(&context.account.fleet, target)?;
    let profiles = &mut context.account.defender.profiles;
    let attached = profiles
        .values()
        .filter(|profile| profile.targets.contains(target))
        .count();
    let profile = profiles
        .get_mut(name)
        .ok_or_else(|| not_found("Security profile", name))?;
    if attached >= MOST && !profile.targets.contains(target) {
        return Err(limit_exceeded("A target can have at most 5 security profiles"));
    }
    profile.targets.insert(target.to_owned());
    Ok(json!({}))
}

/// Whether profiles can be attached to it.
///
/// # Errors
/// `InvalidRequestException` for what is neither a group nor all things; `ResourceNotFoundException` for an unknown group.
pub(super) fn check(fleet: &Fleet, target: &str) -> Result<(), Refusal> {
    if let Some(group) = fleet.arns.name("thinggroup", target) {
        let known = fleet.groups.contains_key(group);
        return known.then_some(()).ok_or_else(|| not_found("Thing group", group));
    }
    let whole = fleet
        .arns
        .name("all", target)
        .is_some_and(|rest| WHOLE.contains(&rest));
    whole
        .then_some(())
        .ok_or_else(|| Refusal::validation(format!("'{target}' is not a target of security profiles")))
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["securityProfileName"].as_str().unwrap_or("*");
    account.fleet.arns.of("securityprofile", name)
}
