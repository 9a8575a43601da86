//! `UpdateSecurityProfile`: changes parts of a profile, which becomes a new version.

use serde_json::Value;

use super::super::errors::{not_found, version_conflict};
use super::super::shapes;
use super::create_security_profile::members;
use super::describe_security_profile::shown;
use super::validate_security_profile_behaviors::problems;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::{Account, defender};

static INPUT: Shape = Shape::Structure(&[
    req("securityProfileName", &shapes::NAME).in_path(),
    opt("securityProfileDescription", &shapes::PROFILE_DESCRIPTION),
    opt("behaviors", &shapes::BEHAVIOURS),
    opt("alertTargets", &shapes::ALERT_TARGETS),
    opt("additionalMetricsToRetain", &shapes::METRICS),
    opt("additionalMetricsToRetainV2", &shapes::METRICS_TO_RETAIN),
    opt("metricsExportConfig", &shapes::EXPORT),
    opt("deleteBehaviors", &shapes::BOOLEAN),
    opt("deleteAlertTargets", &shapes::BOOLEAN),
    opt("deleteAdditionalMetricsToRetain", &shapes::BOOLEAN),
    opt("deleteMetricsExportConfig", &shapes::BOOLEAN),
    opt("expectedVersion", &shapes::LONG).in_query(),
]);

pub(super) static UPDATE_SECURITY_PROFILE: Operation = Operation {
    name: "UpdateSecurityProfile",
    http: ("PATCH", "/security-profiles/{securityProfileName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

/// Flags, and the members that each removes.
const REMOVALS: &[(&str, &[&str])] = &[
    ("deleteBehaviors", &["behaviors"]),
    ("deleteAlertTargets", &["alertTargets"]),
    (
        "deleteAdditionalMetricsToRetain",
        &["additionalMetricsToRetain", "additionalMetricsToRetainV2"],
    ),
    ("deleteMetricsExportConfig", &["metricsExportConfig"]),
];

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["securityProfileName"].as_str().unwrap_or_default();
    let profile = context.account.defender.profiles.get_mut(name);
    let profile = profile.ok_or_else(|| not_found("Security profile", name))?;
    expect_version(input, profile.version)?;
    let behaviours = input["behaviors"].as_array().map_or(&[][..], Vec::as_slice);
    if let Some(problem) = problems(behaviours).first() {
        return Err(Refusal::validation(problem.clone()));
    }
    let removed = REMOVALS.iter().filter(|(flag, _)| input[*flag] == true);
    let removed: Vec<&str> = removed.flat_map(|(_, members)| members.iter().copied()).collect();
    if let Some(both) = removed.iter().find(|member| input.get(**member).is_some()) {
        return Err(Refusal::validation(format!(
            "{both} cannot be set and deleted at once"
        )));
    }
    for member in removed {
        profile.members.remove(member);
    }
    profile.members.extend(members(input));
    profile.version += 1;
    profile.modified = context.now;
    let changed = shown(profile);
    defender::invalidate(context.account, name, context.now);
    Ok(changed)
}

/// # Errors
/// `VersionConflictException` when the request expects another version.
pub(super) fn expect_version(input: &Value, actual: i64) -> Result<(), Refusal> {
    match input["expectedVersion"].as_i64() {
        Some(expected) if expected != actual => Err(version_conflict(expected, actual)),
        _ => Ok(()),
    }
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["securityProfileName"].as_str().unwrap_or("*");
    account.fleet.arns.of("securityprofile", name)
}
