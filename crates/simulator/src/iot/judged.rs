//! The resources that IAM judges a call by. Authority: Service Authorization Reference, "Actions defined by AWS IoT"; for
//! the calls that it lists without a resource: `*`.

use serde_json::Value;

use super::input::text;
use crate::world::Account;

fn named(account: &Account, kind: &str, name: &str) -> String {
    account
        .fleet
        .arns
        .of(kind, if name.is_empty() { "*" } else { name })
}

pub(super) fn thing(account: &Account, input: &Value) -> String {
    named(account, "thing", text(input, "thingName"))
}

pub(super) fn thing_type(account: &Account, input: &Value) -> String {
    named(account, "thingtype", text(input, "thingTypeName"))
}

pub(super) fn group(account: &Account, input: &Value) -> String {
    named(account, "thinggroup", text(input, "thingGroupName"))
}

pub(super) fn policy(account: &Account, input: &Value) -> String {
    named(account, "policy", text(input, "policyName"))
}

pub(super) fn certificate(account: &Account, input: &Value) -> String {
    named(account, "cert", text(input, "certificateId"))
}

pub(super) fn index(account: &Account, input: &Value) -> String {
    let name = input["indexName"].as_str().unwrap_or("AWS_Things");
    named(account, "index", name)
}

pub(super) fn job(account: &Account, input: &Value) -> String {
    named(account, "job", text(input, "jobId"))
}

/// A thing and a group, each by name or ARN.
pub(super) fn thing_and_group(account: &Account, input: &Value) -> Vec<String> {
    let arn = |arn: &str, make: fn(&Account, &Value) -> String| {
        input[arn]
            .as_str()
            .map_or_else(|| make(account, input), str::to_owned)
    };
    vec![arn("thingGroupArn", group), arn("thingArn", thing)]
}

/// A thing and the groups that it joins and leaves.
pub(super) fn thing_and_groups(account: &Account, input: &Value) -> Vec<String> {
    let groups = ["thingGroupsToAdd", "thingGroupsToRemove"]
        .into_iter()
        .flat_map(|member| input[member].as_array().into_iter().flatten())
        .filter_map(Value::as_str)
        .map(|name| named(account, "thinggroup", name));
    std::iter::once(thing(account, input)).chain(groups).collect()
}

/// A job and its targets.
pub(super) fn job_and_targets(account: &Account, input: &Value) -> Vec<String> {
    let targets = input["targets"].as_array().into_iter().flatten();
    let targets = targets.filter_map(Value::as_str).map(str::to_owned);
    std::iter::once(job(account, input)).chain(targets).collect()
}
