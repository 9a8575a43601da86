//! `ListSecurityProfilesForTarget`: the profiles that a target is held to.

use serde_json::{Value, json};

use super::super::listing::paged;
use super::super::shapes;
use super::attach_security_profile::check;
use super::list_security_profiles::identifier;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::Fleet;

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
    opt("recursive", &shapes::BOOLEAN).in_query(),
    req("securityProfileTargetArn", &shapes::ANY_TEXT).in_query(),
]);

pub(super) static LIST_SECURITY_PROFILES_FOR_TARGET: Operation = Operation {
    name: "ListSecurityProfilesForTarget",
    http: ("GET", "/security-profiles-for-target"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("securityProfileTargetArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = input["securityProfileTargetArn"].as_str().unwrap_or_default();
    let fleet = &context.account.fleet;
    check(fleet, arn)?;
    let mut targets = vec![arn.to_owned()];
    if let Some(group) = fleet
        .arns
        .name("thinggroup", arn)
        .filter(|_| input["recursive"] == true)
    {
        targets.extend(below(fleet, group));
        targets.sort();
    }
    let profiles = context.account.defender.profiles.values();
    let items = profiles.flat_map(|profile| {
        let attached = targets.iter().filter(|target| profile.targets.contains(*target));
        attached.map(|target| {
            let shown = json!({
                "securityProfileIdentifier": identifier(profile),
                "target": {"arn": target},
            });
            (format!("{} {target}", profile.name), shown)
        })
    });
    paged(
        "ListSecurityProfilesForTarget",
        input,
        None,
        "securityProfileTargetMappings",
        items,
    )
}

/// The ARNs of the groups below a group.
fn below(fleet: &Fleet, group: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![group.to_owned()];
    while let Some(parent) = open.pop() {
        for child in fleet.groups.values() {
            if child.parent.as_deref() == Some(&parent) {
                found.push(fleet.arns.of("thinggroup", &child.name));
                open.push(child.name.clone());
            }
        }
    }
    found
}
