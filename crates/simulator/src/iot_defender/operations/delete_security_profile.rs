//! `DeleteSecurityProfile`: removes a profile; one that is not there is no error.

use serde_json::{Value, json};

use super::super::shapes;
use super::update_security_profile::expect_version;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::{Account, defender};

static INPUT: Shape = Shape::Structure(&[
    req("securityProfileName", &shapes::NAME).in_path(),
    opt("expectedVersion", &shapes::LONG).in_query(),
]);

pub(super) static DELETE_SECURITY_PROFILE: Operation = Operation {
    name: "DeleteSecurityProfile",
    http: ("DELETE", "/security-profiles/{securityProfileName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["securityProfileName"].as_str().unwrap_or_default();
    if let Some(profile) = context.account.defender.profiles.get(name) {
        expect_version(input, profile.version)?;
        let arn = profile.arn.clone();
        context.account.tags.forget(&arn);
        context.account.defender.profiles.remove(name);
        defender::invalidate(context.account, name, context.now);
    }
    Ok(json!({}))
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["securityProfileName"].as_str().unwrap_or("*");
    account.fleet.arns.of("securityprofile", name)
}
