//! `UpdateReplicationSet`: adds a Region to the replication set, or deletes one.
//!
//! *Assumed*: the Region that the call is made in and the last one stay.

use serde_json::{Value, json};

use super::super::Region;
use super::super::shapes;
use super::get_replication_set::find;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("actions", &shapes::REGION_ACTIONS),
    req("arn", &shapes::ARN),
    opt("clientToken", &shapes::CLIENT_TOKEN),
]);

pub(super) static UPDATE_REPLICATION_SET: Operation = Operation {
    name: "UpdateReplicationSet",
    http: ("POST", "/updateReplicationSet"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let home = context.account.region.clone();
    let set = find(
        &mut context.account.incidents,
        input["arn"].as_str().unwrap_or_default(),
    )?;
    let action = &input["actions"][0];
    if let Some(name) = action["addRegionAction"]["regionName"].as_str() {
        if set.regions.len() == 3 && !set.regions.contains_key(name) {
            return Err(Refusal::validation("A replication set has at most three Regions"));
        }
        let kms_key = action["addRegionAction"]["sseKmsKeyId"]
            .as_str()
            .map(str::to_owned);
        set.regions.insert(
            name.to_owned(),
            Region {
                kms_key,
                since: context.now,
            },
        );
    } else {
        let name = action["deleteRegionAction"]["regionName"]
            .as_str()
            .unwrap_or_default();
        if name == home || !set.regions.contains_key(name) || set.regions.len() == 1 {
            return Err(Refusal::validation(format!(
                "The Region '{name}' can not be deleted"
            )));
        }
        set.regions.remove(name);
    }
    set.modified = context.now;
    set.modified_by.clone_from(&context.caller.arn);
    Ok(json!({}))
}
