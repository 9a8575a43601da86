//! `TagResources`: adds tags to resources; each that fails is named.

use serde_json::{Map, Value, json};

use super::super::resources::{self, MOST};
use super::super::shapes;
use crate::check::{Shape, req};
use crate::iam::{Caller, Iam};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[
    req("ResourceARNList", &shapes::ARNS_TO_TAG),
    req("Tags", &shapes::TAGS),
]);

pub(super) static TAG_RESOURCES: Operation = Operation {
    name: "TagResources",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let tags = input["Tags"].as_object().cloned().unwrap_or_default();
    if tags.keys().any(|key| key.starts_with("aws:")) {
        return Err(Refusal::validation("Tag keys must not begin with aws:"));
    }
    Ok(for_each(input, |arn| {
        add(context.account, context.caller, arn, &tags)
    }))
}

fn add(account: &mut Account, caller: &Caller, arn: &str, tags: &Map<String, Value>) -> Result<(), String> {
    admit(account, caller, arn, "TagResource")?;
    if arn.starts_with("arn:aws:ssm-incidents:") {
        let known = account.incidents.tags.entry(arn.to_owned()).or_default();
        known.extend(tags.clone());
        return Ok(());
    }
    if account.tags.count_with(arn, tags.keys().map(String::as_str)) > MOST {
        return Err("A resource can have at most 50 tags".to_owned());
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let tags = tags.iter().map(|(key, value)| (key.clone(), text(value)));
    account.tags.add(arn, tags);
    Ok(())
}

/// Whether the resource is there and its own service lets the caller.
pub(super) fn admit(account: &Account, caller: &Caller, arn: &str, verb: &str) -> Result<(), String> {
    resources::any(account, arn).map_err(|error| error.to_string())?;
    let allowed = Iam::authorize(caller, &resources::action(arn, verb), arn, &account.id);
    allowed.map_err(|refusal| refusal.message)
}

/// Does it for every ARN of the request; the reply names those that failed.
pub(super) fn for_each(input: &Value, mut work: impl FnMut(&str) -> Result<(), String>) -> Value {
    let arns = input["ResourceARNList"].as_array().into_iter().flatten();
    let failed = arns.filter_map(Value::as_str).filter_map(|arn| {
        let message = work(arn).err()?;
        let failure = json!({
            "StatusCode": 400,
            "ErrorCode": "InvalidParameterException",
            "ErrorMessage": message,
        });
        Some((arn.to_owned(), failure))
    });
    let failed: Map<String, Value> = failed.collect();
    json!({"FailedResourcesMap": failed})
}
