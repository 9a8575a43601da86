//! `UpdateMitigationAction`: changes an action; its kind stays.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;
use crate::world::defender::MitigationAction;

static INPUT: Shape = Shape::Structure(&[
    req("actionName", &shapes::ACTION_NAME).in_path(),
    opt("roleArn", &shapes::ROLE_ARN),
    opt("actionParams", &shapes::ACTION_PARAMS),
]);

pub(super) static UPDATE_MITIGATION_ACTION: Operation = Operation {
    name: "UpdateMitigationAction",
    http: ("PATCH", "/mitigationactions/actions/{actionName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["actionName"].as_str().unwrap_or_default();
    let action = context.account.defender.actions.get_mut(name);
    let action = action.ok_or_else(|| not_found("Mitigation action", name))?;
    if let Some(params) = input.get("actionParams") {
        if MitigationAction::kind_of(params) != Some(action.kind()) {
            return Err(Refusal::validation(
                "The type of a mitigation action cannot change",
            ));
        }
        action.params = params.clone();
    }
    if let Some(role) = input["roleArn"].as_str() {
        role.clone_into(&mut action.role_arn);
    }
    action.modified = context.now;
    Ok(json!({"actionArn": action.arn, "actionId": action.id}))
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["actionName"].as_str().unwrap_or("*");
    account.fleet.arns.of("mitigationaction", name)
}
