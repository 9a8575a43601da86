//! `CreateDocument`: makes a document.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::arns;
use super::super::documents::{Document, Draft};
use super::super::errors::refused;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Content", &shapes::DOCUMENT_CONTENT),
    opt("Requires", &shapes::DOCUMENT_REQUIRES_LIST),
    opt("Attachments", &shapes::ATTACHMENTS_SOURCE_LIST),
    req("Name", &shapes::DOCUMENT_NAME),
    opt("DisplayName", &shapes::DOCUMENT_DISPLAY_NAME),
    opt("VersionName", &shapes::DOCUMENT_VERSION_NAME),
    opt("DocumentType", &shapes::DOCUMENT_TYPE),
    opt("DocumentFormat", &shapes::DOCUMENT_FORMAT),
    opt("TargetType", &shapes::TARGET_TYPE),
    opt("Tags", &shapes::TAG_LIST),
]);

pub(super) static CREATE_DOCUMENT: Operation = Operation {
    name: "CreateDocument",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::document),
    run,
};

/// As many documents can an account have (the model's text of `DocumentLimitExceeded`).
const MOST: usize = 500;

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["Name"].as_str().unwrap_or_default();
    let kind = input["DocumentType"].as_str().unwrap_or("Command");
    if input["Attachments"].as_array().is_some_and(|all| !all.is_empty()) {
        return Err(refused(
            "InvalidDocumentContent",
            "Attachments are not supported by the simulated account.",
        ));
    }
    let documents = &mut context.account.documents;
    if documents.get(name).is_ok() {
        let message = format!("Document with name {name} already exists.");
        return Err(refused("DocumentAlreadyExists", &message));
    }
    if documents.len() >= MOST {
        return Err(refused(
            "DocumentLimitExceeded",
            "You can have at most 500 active SSM documents.",
        ));
    }
    let version = Draft::read(input).version(kind, 1, context.now)?;
    let document = Document {
        name: name.to_owned(),
        kind: kind.to_owned(),
        owner: context.account.id.clone(),
        author: context.caller.arn.clone(),
        tags: input["Tags"].as_array().cloned().unwrap_or_default(),
        requires: input["Requires"].as_array().cloned().unwrap_or_default(),
        versions: BTreeMap::from([(1, version.clone())]),
        default: 1,
        last: 1,
    };
    let description = document.description(&version);
    context.account.documents.insert(document);
    Ok(json!({"DocumentDescription": description}))
}
