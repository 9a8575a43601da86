//! `UntagResources`: takes tags from resources; each that fails is named.

use serde_json::Value;

use super::super::shapes;
use super::tag_resources::{admit, for_each};
use crate::check::{Shape, req};
use crate::iam::Caller;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[
    req("ResourceARNList", &shapes::ARNS_TO_TAG),
    req("TagKeys", &shapes::KEYS),
]);

pub(super) static UNTAG_RESOURCES: Operation = Operation {
    name: "UntagResources",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this shape")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let keys = input["TagKeys"].as_array().into_iter().flatten();
    let keys: Vec<&str> = keys.filter_map(Value::as_str).collect();
    Ok(for_each(input, |arn| {
        remove(context.account, context.caller, arn, &keys)
    }))
}

fn remove(account: &mut Account, caller: &Caller, arn: &str, keys: &[&str]) -> Result<(), String> {
    admit(account, caller, arn, "UntagResource")?;
    if let Some(tags) = account.incidents.tags.get_mut(arn) {
        tags.retain(|key, _| !keys.contains(&key.as_str()));
    }
    account.tags.remove(arn, keys.iter().copied());
    Ok(())
}
