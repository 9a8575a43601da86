//! `DeleteDocument`: deletes a document, or one version of it.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::{no_version, refused};
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Name", &shapes::DOCUMENT_NAME),
    opt("DocumentVersion", &shapes::DOCUMENT_VERSION),
    opt("VersionName", &shapes::DOCUMENT_VERSION_NAME),
    opt("Force", &shapes::BOOLEAN),
]);

pub(super) static DELETE_DOCUMENT: Operation = Operation {
    name: "DeleteDocument",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::document),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["Name"].as_str().unwrap_or_default();
    let (number, version_name) = (input["DocumentVersion"].as_str(), input["VersionName"].as_str());
    let documents = &mut context.account.documents;
    let document = documents.get_mut(name)?;
    if number.is_none() && version_name.is_none() {
        documents.remove(name);
        return Ok(json!({}));
    }
    let version = document.version(number, version_name);
    let asked = number.or(version_name).unwrap_or_default();
    let number = version.ok_or_else(|| no_version(name, asked))?.number;
    if number == document.default {
        let message = "The default version of a document can't be deleted.";
        return Err(refused("InvalidDocumentOperation", message));
    }
    document.versions.remove(&number);
    Ok(json!({}))
}
