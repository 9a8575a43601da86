//! `UpdateDocument`: adds a version; the default one stays.

use serde_json::{Value, json};

use super::super::arns;
use super::super::documents::{Draft, Version};
use super::super::errors::refused;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Content", &shapes::DOCUMENT_CONTENT),
    opt("Attachments", &shapes::ATTACHMENTS_SOURCE_LIST),
    req("Name", &shapes::DOCUMENT_NAME),
    opt("DisplayName", &shapes::DOCUMENT_DISPLAY_NAME),
    opt("VersionName", &shapes::DOCUMENT_VERSION_NAME),
    opt("DocumentVersion", &shapes::DOCUMENT_VERSION),
    opt("DocumentFormat", &shapes::DOCUMENT_FORMAT),
    opt("TargetType", &shapes::TARGET_TYPE),
]);

pub(super) static UPDATE_DOCUMENT: Operation = Operation {
    name: "UpdateDocument",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::document),
    run,
};

/// As many versions can a document have (Systems Manager endpoints and quotas).
const MOST: usize = 1_000;

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let now = context.now;
    if input["Attachments"].as_array().is_some_and(|all| !all.is_empty()) {
        return Err(refused(
            "InvalidDocumentContent",
            "Attachments are not supported by the simulated account.",
        ));
    }
    let document = context
        .account
        .documents
        .get_mut(input["Name"].as_str().unwrap_or_default())?;
    if let Some(number) = input["DocumentVersion"].as_str() {
        let latest = document.latest().to_string();
        if number != "$LATEST" && number != latest {
            let message = format!("Only the latest version, {latest}, can be updated.");
            return Err(refused("InvalidDocumentVersion", &message));
        }
    }
    if document.versions.len() >= MOST {
        return Err(refused(
            "DocumentVersionLimitExceeded",
            "The document has too many versions.",
        ));
    }
    let draft = Draft::read(input);
    let known = |version: &Version| version.content == draft.content;
    if document.versions.values().any(known) {
        let message =
            "The content of the document matches another version. Change the content and try again.";
        return Err(refused("DuplicateDocumentContent", message));
    }
    let named = |version: &Version| version.name.is_some() && version.name == draft.version_name;
    if document.versions.values().any(named) {
        let message = "The version name has already been used in this document.";
        return Err(refused("DuplicateDocumentVersionName", message));
    }
    let version = draft.version(&document.kind, document.last + 1, now)?;
    document.last = version.number;
    document.versions.insert(version.number, version.clone());
    Ok(json!({"DocumentDescription": document.description(&version)}))
}
