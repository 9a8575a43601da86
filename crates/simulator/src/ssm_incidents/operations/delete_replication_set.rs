//! `DeleteReplicationSet`: deletes the replication set and with it all data of Incident Manager, as the model says.

use serde_json::{Value, json};

use super::super::Incidents;
use super::super::shapes;
use super::get_replication_set::find;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("arn", &shapes::ARN).in_query()]);

pub(super) static DELETE_REPLICATION_SET: Operation = Operation {
    name: "DeleteReplicationSet",
    http: ("POST", "/deleteReplicationSet"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let set = find(
        &mut context.account.incidents,
        input["arn"].as_str().unwrap_or_default(),
    )?;
    if set.protected {
        return Err(Refusal::validation(
            "The replication set is protected from deletion",
        ));
    }
    context.account.incidents = Incidents::default();
    Ok(json!({}))
}
