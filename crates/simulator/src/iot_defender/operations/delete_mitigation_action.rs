//! `DeleteMitigationAction`: removes an action; one that is not there is no error.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[req("actionName", &shapes::ACTION_NAME).in_path()]);

pub(super) static DELETE_MITIGATION_ACTION: Operation = Operation {
    name: "DeleteMitigationAction",
    http: ("DELETE", "/mitigationactions/actions/{actionName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this shape")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["actionName"].as_str().unwrap_or_default();
    if let Some(action) = context.account.defender.actions.remove(name) {
        context.account.tags.forget(&action.arn);
    }
    Ok(json!({}))
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["actionName"].as_str().unwrap_or("*");
    account.fleet.arns.of("mitigationaction", name)
}
