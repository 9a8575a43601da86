//! `DescribeEndpoint`: where a part of the account is reached. All parts of the simulated account share one address.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

/// Authority: the model's text of `endpointType`.
const TYPES: &[&str] = &[
    "iot:Data",
    "iot:Data-ATS",
    "iot:CredentialProvider",
    "iot:Jobs",
    "iot:DeviceAdvisor",
    "iot:Data-Beta",
];

static INPUT: Shape = Shape::Structure(&[opt("endpointType", &shapes::ENDPOINT_TYPE).in_query()]);

pub(super) static DESCRIBE_ENDPOINT: Operation = Operation {
    name: "DescribeEndpoint",
    http: ("GET", "/endpoint"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let kind = input["endpointType"].as_str().unwrap_or("iot:Data");
    if !TYPES.contains(&kind) {
        return Err(Refusal::validation(format!("Endpoint type {kind} is not known")));
    }
    Ok(json!({"endpointAddress": context.account.endpoint}))
}
