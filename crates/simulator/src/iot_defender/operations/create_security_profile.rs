//! `CreateSecurityProfile`: defines behaviours that devices are held to.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::super::errors::already_exists;
use super::super::shapes;
use super::validate_security_profile_behaviors::problems;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;
use crate::world::defender::Profile;

static INPUT: Shape = Shape::Structure(&[
    req("securityProfileName", &shapes::NAME).in_path(),
    opt("securityProfileDescription", &shapes::PROFILE_DESCRIPTION),
    opt("behaviors", &shapes::BEHAVIOURS),
    opt("alertTargets", &shapes::ALERT_TARGETS),
    opt("additionalMetricsToRetain", &shapes::METRICS),
    opt("additionalMetricsToRetainV2", &shapes::METRICS_TO_RETAIN),
    opt("metricsExportConfig", &shapes::EXPORT),
    opt("tags", &shapes::TAGS),
]);

pub(super) static CREATE_SECURITY_PROFILE: Operation = Operation {
    name: "CreateSecurityProfile",
    http: ("POST", "/security-profiles/{securityProfileName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["securityProfileName"].as_str().unwrap_or_default();
    let arn = judged(context.account, input);
    if context.account.defender.profiles.contains_key(name) {
        return Err(already_exists("Security profile", name, &arn));
    }
    let behaviours = input["behaviors"].as_array().map_or(&[][..], Vec::as_slice);
    if let Some(problem) = problems(behaviours).first() {
        return Err(Refusal::validation(problem.clone()));
    }
    let members = members(input);
    let profile = Profile {
        name: name.to_owned(),
        arn: arn.clone(),
        members,
        version: 1,
        created: context.now,
        modified: context.now,
        targets: BTreeSet::new(),
    };
    context.account.defender.profiles.insert(name.to_owned(), profile);
    context.account.tags.add_list(&arn, &input["tags"]);
    Ok(json!({"securityProfileName": name, "securityProfileArn": arn}))
}

/// The members that make the profile.
pub(super) fn members(input: &Value) -> Map<String, Value> {
    let given = input.as_object().cloned().unwrap_or_default();
    let of_profile = |(name, _): &(String, Value)| MEMBERS.contains(&name.as_str());
    given.into_iter().filter(of_profile).collect()
}

/// What a profile is made of, by the names on the wire.
pub(super) const MEMBERS: &[&str] = &[
    "securityProfileDescription",
    "behaviors",
    "alertTargets",
    "additionalMetricsToRetain",
    "additionalMetricsToRetainV2",
    "metricsExportConfig",
];

fn judged(account: &Account, input: &Value) -> String {
    let name = input["securityProfileName"].as_str().unwrap_or("*");
    account.fleet.arns.of("securityprofile", name)
}
