//! `TagResource`: adds tags to a tunnel.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[
    req("resourceArn", &shapes::RESOURCE_ARN),
    req("tags", &shapes::TAGS),
]);

pub(super) static TAG_RESOURCE: Operation = Operation {
    name: "TagResource",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = known(context.account, input)?;
    context.account.tags.add_list(&arn, &input["tags"]);
    Ok(json!({}))
}

/// The ARN in the request, if it is a tunnel's.
///
/// # Errors
/// `ResourceNotFoundException` for anything else.
pub(super) fn known(account: &Account, input: &Value) -> Result<String, Refusal> {
    let arn = input["resourceArn"].as_str().unwrap_or_default();
    let id = account.fleet.arns.name("tunnel", arn).unwrap_or(arn);
    account.tunnels.get(id).map(|tunnel| tunnel.arn.clone())
}
