//! `DescribeMitigationAction`: gives back one action.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[req("actionName", &shapes::ACTION_NAME).in_path()]);

pub(super) static DESCRIBE_MITIGATION_ACTION: Operation = Operation {
    name: "DescribeMitigationAction",
    http: ("GET", "/mitigationactions/actions/{actionName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["actionName"].as_str().unwrap_or_default();
    let action = context.account.defender.actions.get(name);
    let action = action.ok_or_else(|| not_found("Mitigation action", name))?;
    Ok(json!({
        "actionName": action.name,
        "actionType": action.kind(),
        "actionArn": action.arn,
        "actionId": action.id,
        "roleArn": action.role_arn,
        "actionParams": action.params,
        "creationDate": times::to_wire(action.created),
        "lastModifiedDate": times::to_wire(action.modified),
    }))
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["actionName"].as_str().unwrap_or("*");
    account.fleet.arns.of("mitigationaction", name)
}
