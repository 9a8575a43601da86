//! `GetDocument`: gives back a content, in JSON unless asked for in YAML.

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::refused;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::automation::runbook::{Format, written_as};

static INPUT: Shape = Shape::Structure(&[
    req("Name", &shapes::DOCUMENT_ARN),
    opt("VersionName", &shapes::DOCUMENT_VERSION_NAME),
    opt("DocumentVersion", &shapes::DOCUMENT_VERSION),
    opt("DocumentFormat", &shapes::DOCUMENT_FORMAT),
]);

pub(super) static GET_DOCUMENT: Operation = Operation {
    name: "GetDocument",
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
    let wanted = match (version.format, input["DocumentFormat"].as_str()) {
        (Format::Text, _) => Format::Text,
        (_, wanted) => Format::of(wanted),
    };
    let written = written_as(&version.content, version.format, wanted)
        .map_err(|error| refused("InvalidDocument", &error.to_string()))?;
    let mut shown = json!({
        "Name": document.name,
        "CreatedDate": times::to_wire(version.created),
        "DocumentVersion": version.number.to_string(),
        "Status": "Active",
        "Content": written,
        "DocumentType": document.kind,
        "DocumentFormat": wanted.wire(),
    });
    if !document.requires.is_empty() {
        shown["Requires"] = document.requires.clone().into();
    }
    version.add_names(&mut shown);
    Ok(shown)
}
