//! `GetTagValues`: every value of a key.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::{resources, shapes};
use super::WORDS;
use super::get_tag_keys::listed;
use crate::check::{Shape, opt, req};
use crate::page::Page;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("PaginationToken", &shapes::PAGINATION_TOKEN),
    req("Key", &shapes::KEY),
]);

pub(super) static GET_TAG_VALUES: Operation = Operation {
    name: "GetTagValues",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = Page::worded(&WORDS, "GetTagValues", input, None)?;
    let key = input["Key"].as_str().unwrap_or_default();
    let tagged = resources::tagged(context.account).into_values();
    let values: BTreeSet<String> = tagged.filter_map(|mut tags| tags.remove(key)).collect();
    Ok(listed(&page, "TagValues", values))
}
