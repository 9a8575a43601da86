//! `CreateReplicationSet`: creates the account's replication set.
//!
//! *Assumed*: a second one is refused with `ConflictException`. Other than AWS, it is `ACTIVE` at once.

use serde_json::{Value, json};

use super::super::errors::{ResourceType, conflict};
use super::super::shapes;
use super::super::{Region, ReplicationSet, arns};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("clientToken", &shapes::CLIENT_TOKEN),
    req("regions", &shapes::REGIONS),
    opt("tags", &shapes::TAGS),
]);

pub(super) static CREATE_REPLICATION_SET: Operation = Operation {
    name: "CreateReplicationSet",
    http: ("POST", "/createReplicationSet"),
    status: 201,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    if let Some(set) = &context.account.incidents.replication {
        let message = "The account has a replication set already";
        return Err(conflict(ResourceType::ReplicationSet, &set.arn, message));
    }
    let arn = arns::replication_set_arn(&context.account.id, &context.account.ids.uuid());
    let regions = input["regions"].as_object().into_iter().flatten();
    let regions = regions.map(|(name, given)| {
        let kms_key = given["sseKmsKeyId"].as_str().map(str::to_owned);
        (
            name.clone(),
            Region {
                kms_key,
                since: context.now,
            },
        )
    });
    let by = context.caller.arn.clone();
    context.account.incidents.replication = Some(ReplicationSet {
        arn: arn.clone(),
        created_by: by.clone(),
        created: context.now,
        modified_by: by,
        modified: context.now,
        protected: false,
        regions: regions.collect(),
    });
    if let Some(tags) = input["tags"].as_object() {
        context.account.incidents.tags.insert(arn.clone(), tags.clone());
    }
    Ok(json!({"arn": arn}))
}
