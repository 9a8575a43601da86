//! `GetIndexingConfiguration`: gives back what is indexed.

use serde_json::Value;

use crate::check::Shape;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[]);

pub(super) static GET_INDEXING_CONFIGURATION: Operation = Operation {
    name: "GetIndexingConfiguration",
    http: ("GET", "/indexing/config"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this signature")]
fn run(context: &mut Context<'_>, _input: &Value) -> Result<Value, Refusal> {
    Ok(context.account.fleet.indexing.shown())
}
