//! A call of an API in the account, under the rights of the automation.

use serde_json::{Map, Value};

use super::super::Failure;
use super::Work;
use crate::iam::Caller;
use crate::wire;
use crate::world::Account;

/// What the action takes itself; everything else is the API's.
const OWN: &[&str] = &["Service", "Api", "PropertySelector", "DesiredValues"];

pub(super) fn call(account: &mut Account, caller: &Caller, work: &Work) -> Result<Value, Failure> {
    let text = |name: &str| work.inputs.get(name).and_then(Value::as_str).unwrap_or_default();
    let (service, api) = (text("Service"), text("Api"));
    let known = wire::operation(service, api)
        .ok_or_else(|| Failure::action(&format!("Unknown service or API: {service}, {api}.")))?;
    let own = |name: &str| OWN.contains(&name);
    let input: Map<String, Value> = work
        .inputs
        .iter()
        .filter(|(name, _)| !own(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    wire::perform(account, known, caller, &input.into(), work.at)
        .map_err(|refusal| Failure::refused(service, api, &refusal))
}
