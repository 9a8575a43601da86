//! An operation as a principal within the account calls it: no socket, no quota, no injected failure.

use serde_json::Value;

use super::{Context, Operation, Refusal, Service, services};
use crate::check::check;
use crate::iam::{Caller, Iam};
use crate::world::Account;

/// How botocore calls services that sign under another name.
const ALIASES: &[(&str, &str)] = &[
    ("iotsecuretunneling", "iotsecuredtunneling"),
    ("resourcegroupstaggingapi", "tagging"),
];

/// An operation with its service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub service: &'static Service,
    pub operation: &'static Operation,
}

/// The operation by botocore's names of service and operation; `describe_thing` is `DescribeThing` too.
pub(crate) fn operation(service: &str, api: &str) -> Option<Known> {
    let plain = |text: &str| text.replace(['-', '_'], "").to_lowercase();
    let named = plain(service);
    let scope = ALIASES
        .iter()
        .find(|(alias, _)| *alias == named)
        .map_or(named.as_str(), |(_, scope)| scope);
    let service = services::all().find(|service| plain(service.scope) == scope)?;
    let operation = service
        .operations()
        .find(|operation| plain(operation.name) == plain(api))?;
    Some(Known { service, operation })
}

/// Constraints first, then IAM, then the remembered answer of the same client token, then the effect.
pub(crate) fn perform(
    account: &mut Account,
    known: Known,
    caller: &Caller,
    input: &Value,
    now: i64,
) -> Result<Value, Refusal> {
    judge(account, known, caller, input, now, &mut None).map_err(|refusal| known.service.speak(refusal))
}

/// The same in the words that all services share; `judged_by` becomes the resource that IAM judged by.
pub(super) fn judge(
    account: &mut Account,
    known: Known,
    caller: &Caller,
    input: &Value,
    now: i64,
    judged_by: &mut Option<String>,
) -> Result<Value, Refusal> {
    let operation = known.operation;
    let input = check(operation.input, input)?;
    let resources = operation.resources(account, &input);
    *judged_by = resources.first().cloned();
    for resource in resources {
        let action = known.service.action(operation);
        Iam::authorize(caller, &action, &resource, &account.id)?;
    }
    let remembered = account.tokens.recall(operation.name, &input, now);
    if let Some(answer) = remembered.map_err(|refusal| known.service.token_reused(refusal))? {
        return Ok(answer);
    }
    let context = &mut Context { account, caller, now };
    let answer = (operation.run)(context, &input)?;
    account.tokens.remember(operation.name, &input, &answer, now);
    Ok(answer)
}
