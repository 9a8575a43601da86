//! `CreateMitigationAction`: defines what may be done to devices.

use serde_json::{Value, json};

use super::super::errors::{already_exists, limit_exceeded};
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;
use crate::world::defender::MitigationAction;

static INPUT: Shape = Shape::Structure(&[
    req("actionName", &shapes::ACTION_NAME).in_path(),
    req("roleArn", &shapes::ROLE_ARN),
    req("actionParams", &shapes::ACTION_PARAMS),
    opt("tags", &shapes::TAGS),
]);

pub(super) static CREATE_MITIGATION_ACTION: Operation = Operation {
    name: "CreateMitigationAction",
    http: ("POST", "/mitigationactions/actions/{actionName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

/// Actions that an account may have (Device Defender, "Quotas").
const MOST: usize = 100;

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["actionName"].as_str().unwrap_or_default();
    let arn = judged(context.account, input);
    let id = context.account.ids.uuid();
    let actions = &mut context.account.defender.actions;
    if actions.contains_key(name) {
        return Err(already_exists("Mitigation action", name, &arn));
    }
    if actions.len() >= MOST {
        return Err(limit_exceeded(
            "An account can have at most 100 mitigation actions",
        ));
    }
    let params = input["actionParams"].clone();
    if MitigationAction::kind_of(&params).is_none() {
        return Err(Refusal::validation("actionParams must have exactly one member"));
    }
    let action = MitigationAction {
        name: name.to_owned(),
        id: id.clone(),
        arn: arn.clone(),
        role_arn: input["roleArn"].as_str().unwrap_or_default().to_owned(),
        params,
        created: context.now,
        modified: context.now,
    };
    actions.insert(name.to_owned(), action);
    context.account.tags.add_list(&arn, &input["tags"]);
    Ok(json!({"actionArn": arn, "actionId": id}))
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["actionName"].as_str().unwrap_or("*");
    account.fleet.arns.of("mitigationaction", name)
}
