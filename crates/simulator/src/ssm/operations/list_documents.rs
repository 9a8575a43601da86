//! `ListDocuments`: lists documents by name.

use serde_json::Value;

use super::super::documents::Document;
use super::super::paging::page;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("DocumentFilterList", &shapes::DOCUMENT_FILTER_LIST),
    opt("Filters", &shapes::DOCUMENT_KEY_VALUES_FILTER_LIST),
    opt("MaxResults", &shapes::MAX_RESULTS),
    opt("NextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_DOCUMENTS: Operation = Operation {
    name: "ListDocuments",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListDocuments", input)?;
    let filters = filters(input)?;
    let documents = context
        .account
        .documents
        .all()
        .filter(|document| page.after().is_none_or(|after| document.name.as_str() > after))
        .filter_map(|document| Some((document, document.version(None, None)?)))
        .filter(|(document, _)| filters.iter().all(|(key, values)| admits(document, key, values)))
        .map(|(document, version)| (document.name.clone(), document.identifier(version)));
    Ok(page.fill("DocumentIdentifiers", documents))
}

/// Both kinds of filters as keys with their values.
fn filters(input: &Value) -> Result<Vec<(String, Vec<String>)>, Refusal> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let old = input["DocumentFilterList"].as_array().into_iter().flatten();
    let mut filters: Vec<_> = old
        .map(|filter| (text(&filter["key"]), vec![text(&filter["value"])]))
        .collect();
    for filter in input["Filters"].as_array().into_iter().flatten() {
        let key = text(&filter["Key"]);
        let known = [
            "Name",
            "Owner",
            "PlatformTypes",
            "DocumentType",
            "TargetType",
            "SearchKeyword",
        ];
        if !known.contains(&key.as_str()) && !key.starts_with("tag:") {
            return Err(Refusal::new(
                400,
                "InvalidFilterKey",
                format!("The filter key {key} isn't valid."),
            ));
        }
        let values = filter["Values"].as_array().into_iter().flatten().map(text);
        filters.push((key, values.collect()));
    }
    Ok(filters)
}

/// A name matches by its beginning (the model's text of `DocumentKeyValuesFilter`).
fn admits(document: &Document, key: &str, values: &[String]) -> bool {
    let version = document.version(None, None);
    let any = |text: &str| values.iter().any(|value| value == text);
    match key {
        "Name" => values
            .iter()
            .any(|value| document.name.starts_with(value.as_str())),
        "Owner" => {
            let amazon = document.owner == "Amazon";
            any(&document.owner) || any("All") || any("Self") && !amazon || any("Public") && amazon
        }
        "DocumentType" => any(&document.kind),
        "TargetType" => version
            .and_then(|version| version.target_type.as_deref())
            .is_some_and(any),
        "SearchKeyword" => values.iter().any(|value| document.name.contains(value.as_str())),
        "PlatformTypes" => true,
        tag => document.tags.iter().any(|known| {
            Some(tag) == known["Key"].as_str().map(|key| format!("tag:{key}")).as_deref()
                && any(known["Value"].as_str().unwrap_or_default())
        }),
    }
}
