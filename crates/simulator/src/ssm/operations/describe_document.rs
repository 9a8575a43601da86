//! `DescribeDocument`: tells what a document is, without its content.

use serde_json::{Value, json};

use super::super::arns;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Name", &shapes::DOCUMENT_ARN),
    opt("DocumentVersion", &shapes::DOCUMENT_VERSION),
    opt("VersionName", &shapes::DOCUMENT_VERSION_NAME),
]);

pub(super) static DESCRIBE_DOCUMENT: Operation = Operation {
    name: "DescribeDocument",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::document),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["Name"].as_str().unwrap_or_default();
    let (number, version_name) = (input["DocumentVersion"].as_str(), input["VersionName"].as_str());
    let (document, version) = context.account.documents.version(name, number, version_name)?;
    Ok(json!({"Document": document.description(version)}))
}
