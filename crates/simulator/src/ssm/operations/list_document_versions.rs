//! `ListDocumentVersions`: lists the versions of a document, newest first.

use serde_json::{Value, json};

use super::super::arns;
use super::super::paging::page;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Name", &shapes::DOCUMENT_ARN),
    opt("MaxResults", &shapes::MAX_RESULTS),
    opt("NextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_DOCUMENT_VERSIONS: Operation = Operation {
    name: "ListDocumentVersions",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::document),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListDocumentVersions", input)?;
    let document = context
        .account
        .documents
        .get(input["Name"].as_str().unwrap_or_default())?;
    let after = page
        .after()
        .and_then(|after| after.parse::<u64>().ok())
        .unwrap_or(u64::MAX);
    let versions = document.versions.range(..after).rev().map(|(number, version)| {
        let mut shown = json!({
            "Name": document.name,
            "DocumentVersion": number.to_string(),
            "CreatedDate": times::to_wire(version.created),
            "IsDefaultVersion": *number == document.default,
            "DocumentFormat": version.format.wire(),
            "Status": "Active",
        });
        version.add_names(&mut shown);
        (number.to_string(), shown)
    });
    Ok(page.fill("DocumentVersions", versions))
}
