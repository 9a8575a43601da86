//! `UpdateDocumentDefaultVersion`: sets the version that is used where none is named.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::no_version;
use super::super::shapes;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Name", &shapes::DOCUMENT_NAME),
    req("DocumentVersion", &shapes::DOCUMENT_VERSION_NUMBER),
]);

pub(super) static UPDATE_DOCUMENT_DEFAULT_VERSION: Operation = Operation {
    name: "UpdateDocumentDefaultVersion",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::document),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["Name"].as_str().unwrap_or_default();
    let asked = input["DocumentVersion"].as_str().unwrap_or_default();
    let document = context.account.documents.get_mut(name)?;
    let version = document
        .version(Some(asked), None)
        .ok_or_else(|| no_version(name, asked))?;
    let (number, version_name) = (version.number, version.name.clone());
    document.default = number;
    let mut description = json!({"Name": document.name, "DefaultVersion": number.to_string()});
    if let Some(version_name) = version_name {
        description["DefaultVersionName"] = version_name.into();
    }
    Ok(json!({"Description": description}))
}
