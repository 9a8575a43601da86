//! What can be tagged, of whichever service.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::world::Account;

/// Tags a resource may have (AWS General Reference, "Tag naming limits").
pub(super) const MOST: usize = 50;

/// Why a resource cannot be tagged.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotTaggable {
    #[error("{0} is not the ARN of a resource that takes tags")]
    Kind(String),
    #[error("{0} cannot be found")]
    Missing(String),
}

/// Whether this is a resource of IoT that is there and takes tags.
pub(super) fn iot(account: &Account, arn: &str) -> Result<(), NotTaggable> {
    let fleet = &account.fleet;
    let name = |kind: &str| fleet.arns.name(kind, arn);
    let known = if let Some(group) = name("thinggroup") {
        fleet.groups.contains_key(group)
    } else if let Some(kind) = name("thingtype") {
        fleet.types.contains_key(kind)
    } else if let Some(policy) = name("policy") {
        fleet.policies.contains_key(policy)
    } else if let Some(profile) = name("securityprofile") {
        account.defender.profiles.contains_key(profile)
    } else if let Some(action) = name("mitigationaction") {
        account.defender.actions.contains_key(action)
    } else if let Some(tunnel) = name("tunnel") {
        account.tunnels.contains(tunnel)
    } else {
        return Err(NotTaggable::Kind(arn.to_owned()));
    };
    known
        .then_some(())
        .ok_or_else(|| NotTaggable::Missing(arn.to_owned()))
}

/// The same for every service.
pub(super) fn any(account: &Account, arn: &str) -> Result<(), NotTaggable> {
    if !arn.starts_with("arn:aws:ssm-incidents:") {
        return iot(account, arn);
    }
    let incidents = &account.incidents;
    let is_plan = incidents.plans.values().any(|plan| plan.arn == arn);
    let is_set = incidents.replication.as_ref().is_some_and(|set| set.arn == arn);
    let known = is_plan || is_set || incidents.record(arn).is_ok();
    known
        .then_some(())
        .ok_or_else(|| NotTaggable::Missing(arn.to_owned()))
}

/// Every resource that has or had tags.
pub(super) fn tagged(account: &Account) -> BTreeMap<String, BTreeMap<String, String>> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let incidents = account.incidents.tags.iter().map(|(arn, tags)| {
        let tags = tags.iter().map(|(key, value)| (key.clone(), text(value)));
        (arn.clone(), tags.collect())
    });
    let iot = account.tags.all().map(|(arn, tags)| (arn.clone(), tags.clone()));
    incidents.chain(iot).collect()
}

/// The action that the service itself asks for.
pub(super) fn action(arn: &str, verb: &str) -> String {
    let service = arn.split(':').nth(2).unwrap_or("iot");
    format!("{service}:{verb}")
}
