//! `GetTagKeys`: every key in use.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::{resources, shapes};
use super::WORDS;
use crate::check::{Shape, opt};
use crate::page::Page;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[opt("PaginationToken", &shapes::PAGINATION_TOKEN)]);

pub(super) static GET_TAG_KEYS: Operation = Operation {
    name: "GetTagKeys",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = Page::worded(&WORDS, "GetTagKeys", input, None)?;
    let tagged = resources::tagged(context.account);
    let keys: BTreeSet<String> = tagged.into_values().flatten().map(|(key, _)| key).collect();
    Ok(listed(&page, "TagKeys", keys))
}

/// A page of texts; the last one ends with an empty token.
pub(super) fn listed(page: &Page, name: &str, texts: BTreeSet<String>) -> Value {
    let behind = |text: &String| page.after().is_none_or(|after| text.as_str() > after);
    let texts = texts.into_iter().filter(behind);
    let mut reply = page.fill(name, texts.map(|text| (text.clone(), text.into())));
    if reply.get("PaginationToken").is_none() {
        reply["PaginationToken"] = "".into();
    }
    reply
}
