//! `DescribeSecurityProfile`: gives back one profile.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;
use crate::world::defender::Profile;

static INPUT: Shape = Shape::Structure(&[req("securityProfileName", &shapes::NAME).in_path()]);

pub(super) static DESCRIBE_SECURITY_PROFILE: Operation = Operation {
    name: "DescribeSecurityProfile",
    http: ("GET", "/security-profiles/{securityProfileName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["securityProfileName"].as_str().unwrap_or_default();
    let profile = context.account.defender.profiles.get(name);
    profile
        .map(shown)
        .ok_or_else(|| not_found("Security profile", name))
}

pub(super) fn shown(profile: &Profile) -> Value {
    let mut shown = json!({
        "securityProfileName": profile.name,
        "securityProfileArn": profile.arn,
        "version": profile.version,
        "creationDate": times::to_wire(profile.created),
        "lastModifiedDate": times::to_wire(profile.modified),
    });
    if let Some(members) = shown.as_object_mut() {
        members.extend(profile.members.clone());
    }
    shown
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["securityProfileName"].as_str().unwrap_or("*");
    account.fleet.arns.of("securityprofile", name)
}
