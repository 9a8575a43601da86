//! `ListTargetsForSecurityProfile`: what a profile is attached to.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::listing::paged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[
    req("securityProfileName", &shapes::NAME).in_path(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_TARGETS_FOR_SECURITY_PROFILE: Operation = Operation {
    name: "ListTargetsForSecurityProfile",
    http: ("GET", "/security-profiles/{securityProfileName}/targets"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["securityProfileName"].as_str().unwrap_or_default();
    let profile = context.account.defender.profiles.get(name);
    let profile = profile.ok_or_else(|| not_found("Security profile", name))?;
    let items = profile
        .targets
        .iter()
        .map(|arn| (arn.clone(), json!({"arn": arn})));
    paged(
        "ListTargetsForSecurityProfile",
        input,
        None,
        "securityProfileTargets",
        items,
    )
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["securityProfileName"].as_str().unwrap_or("*");
    account.fleet.arns.of("securityprofile", name)
}
