//! `GetResources`: what has or had tags, by ARN.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::{resources, shapes};
use super::WORDS;
use crate::check::{Shape, opt};
use crate::page::Page;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("PaginationToken", &shapes::PAGINATION_TOKEN),
    opt("TagFilters", &shapes::FILTERS),
    opt("ResourcesPerPage", &shapes::ANY_NUMBER),
    opt("TagsPerPage", &shapes::ANY_NUMBER),
    opt("ResourceTypeFilters", &shapes::TYPES),
    opt("IncludeComplianceDetails", &shapes::BOOLEAN),
    opt("ExcludeCompliantResources", &shapes::BOOLEAN),
    opt("ResourceARNList", &shapes::ARNS_TO_GET),
]);

pub(super) static GET_RESOURCES: Operation = Operation {
    name: "GetResources",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    agree(input)?;
    let page = Page::worded(&WORDS, "GetResources", input, Some(50))?;
    let arns = input["ResourceARNList"].as_array();
    let types = input["ResourceTypeFilters"].as_array();
    let wanted = |arn: &str, tags: &BTreeMap<String, String>| {
        arns.is_none_or(|arns| arns.iter().any(|wanted| wanted == arn))
            && types.is_none_or(|types| types.iter().any(|kind| is_of(arn, kind)))
            && has(tags, &input["TagFilters"])
            && page.after().is_none_or(|after| arn > after)
    };
    let tagged = resources::tagged(context.account).into_iter();
    let items = tagged.filter(|(arn, tags)| wanted(arn, tags)).map(|(arn, tags)| {
        let tags = tags
            .iter()
            .map(|(key, value)| json!({"Key": key, "Value": value}));
        let shown = json!({"ResourceARN": arn, "Tags": tags.collect::<Vec<_>>()});
        (arn, shown)
    });
    let mut reply = page.fill("ResourceTagMappingList", items);
    if reply.get("PaginationToken").is_none() {
        reply["PaginationToken"] = "".into();
    }
    Ok(reply)
}

/// Authority: the model's texts of `ResourceARNList` and `ResourcesPerPage`.
fn agree(input: &Value) -> Result<(), Refusal> {
    let given = |member: &str| input.get(member).is_some();
    let others = [
        "TagFilters",
        "ResourceTypeFilters",
        "ResourcesPerPage",
        "TagsPerPage",
    ];
    if given("ResourceARNList") && others.into_iter().any(given) {
        return Err(Refusal::validation(
            "ResourceARNList cannot be used with filters or pages",
        ));
    }
    let size = input["ResourcesPerPage"].as_i64().unwrap_or(50);
    if !(1..=100).contains(&size) {
        return Err(Refusal::validation("ResourcesPerPage must be from 1 to 100"));
    }
    let tags = input["TagsPerPage"].as_i64().unwrap_or(100);
    if !(100..=500).contains(&tags) {
        return Err(Refusal::validation("TagsPerPage must be from 100 to 500"));
    }
    if input["ExcludeCompliantResources"] == true && input["IncludeComplianceDetails"] != true {
        return Err(Refusal::validation(
            "ExcludeCompliantResources needs IncludeComplianceDetails",
        ));
    }
    Ok(())
}

/// Whether a resource is of `service` or `service:type`.
fn is_of(arn: &str, kind: &Value) -> bool {
    let mut parts = arn.splitn(6, ':').skip(2);
    let service = parts.next().unwrap_or_default();
    let rest = parts.nth(2).unwrap_or_default();
    let (wanted, kind) = kind.as_str().unwrap_or_default().split_once(':').map_or_else(
        || (kind.as_str().unwrap_or_default(), None),
        |(service, kind)| (service, Some(kind)),
    );
    service == wanted && kind.is_none_or(|kind| rest.split(['/', ':']).next() == Some(kind))
}

/// Whether all filters let the tags through.
fn has(tags: &BTreeMap<String, String>, filters: &Value) -> bool {
    filters.as_array().into_iter().flatten().all(|filter| {
        let values = filter["Values"].as_array().filter(|values| !values.is_empty());
        let key = filter["Key"].as_str().unwrap_or_default();
        tags.get(key)
            .is_some_and(|tag| values.is_none_or(|values| values.iter().any(|value| value == tag)))
    })
}
