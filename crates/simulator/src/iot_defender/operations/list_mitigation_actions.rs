//! `ListMitigationActions`: the actions by name, or those of one kind.

use serde_json::{Value, json};

use super::super::listing::paged;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("actionType", &shapes::ACTION_TYPE).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_MITIGATION_ACTIONS: Operation = Operation {
    name: "ListMitigationActions",
    http: ("GET", "/mitigationactions/actions"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let wanted = input["actionType"].as_str();
    let actions = context.account.defender.actions.values();
    let meant = actions.filter(|action| wanted.is_none_or(|kind| kind == action.kind()));
    let items = meant.map(|action| {
        let identifier = json!({
            "actionName": action.name,
            "actionArn": action.arn,
            "creationDate": times::to_wire(action.created),
        });
        (action.name.clone(), identifier)
    });
    paged("ListMitigationActions", input, None, "actionIdentifiers", items)
}
