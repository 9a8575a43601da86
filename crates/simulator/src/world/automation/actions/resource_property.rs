//! `aws:assertAwsResourceProperty` and `aws:waitForAwsResourceProperty`: what a resource has to be.

use serde_json::Value;

use super::super::Failure;
use super::super::run::{Answer, Wait};
use super::super::selector::select;
use super::{Progress, Work, call};
use crate::iam::Caller;
use crate::world::Account;

/// How often a waiting step looks (*assumed*).
const LOOKS_EVERY_MS: i64 = 10_000;

/// Fails unless the property is as wanted.
pub(super) fn assert(account: &mut Account, caller: &Caller, work: &Work) -> Result<Progress, Failure> {
    let found = found(account, caller, work)?;
    if is_wanted(work, &found) {
        return Ok(Progress::Done(Answer::default()));
    }
    let wanted = work.inputs.get("DesiredValues").unwrap_or(&Value::Null);
    let message = format!(
        "Property value from the API output is not in desired values. Property: {found}. Desired: {wanted}."
    );
    Err(Failure::verification(&message))
}

/// Waits until the property is as wanted.
pub(super) fn wait(account: &mut Account, caller: &Caller, work: &Work) -> Result<Progress, Failure> {
    let found = found(account, caller, work)?;
    Ok(if is_wanted(work, &found) {
        Progress::Done(Answer::default())
    } else {
        Progress::Waits(Wait::Look(work.at + LOOKS_EVERY_MS))
    })
}

fn found(account: &mut Account, caller: &Caller, work: &Work) -> Result<Value, Failure> {
    let path = work.inputs.get("PropertySelector").and_then(Value::as_str);
    let path = path.ok_or_else(|| Failure::input("PropertySelector must be a JSON path."))?;
    let answer = call::call(account, caller, work)?;
    Ok(select(&answer, path).unwrap_or(Value::Null))
}

/// Whether it is one of the wanted values; values compare as texts, as runbooks write them.
fn is_wanted(work: &Work, found: &Value) -> bool {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let wanted = match work.inputs.get("DesiredValues") {
        Some(Value::Array(items)) => items.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    !found.is_null() && wanted.iter().any(|wanted| text(wanted) == text(found))
}
