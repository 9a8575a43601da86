//! `GetReplicationSet`: gives back the replication set.

use serde_json::{Value, json};

use super::super::errors::{ResourceType, not_found};
use super::super::shapes;
use super::super::{Incidents, ReplicationSet, arns};
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("arn", &shapes::ARN).in_query()]);

pub(super) static GET_REPLICATION_SET: Operation = Operation {
    name: "GetReplicationSet",
    http: ("GET", "/getReplicationSet"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let set = find(
        &mut context.account.incidents,
        input["arn"].as_str().unwrap_or_default(),
    )?;
    Ok(json!({"replicationSet": set.full()}))
}

/// The replication set of this ARN.
///
/// # Errors
/// `ValidationException` for another resource's ARN, `ResourceNotFoundException` for an unknown set.
pub(super) fn find<'a>(incidents: &'a mut Incidents, arn: &str) -> Result<&'a mut ReplicationSet, Refusal> {
    arns::resource(arn, "replication-set")?;
    let set = incidents.replication.as_mut().filter(|set| set.arn == arn);
    set.ok_or_else(|| not_found(ResourceType::ReplicationSet, arn))
}
