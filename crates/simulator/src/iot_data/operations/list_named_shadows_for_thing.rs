//! `ListNamedShadowsForThing`: the names of the shadows of one thing.

use serde_json::Value;

use super::super::{shapes, topic};
use crate::check::{Shape, opt, req};
use crate::page::{Page, Words};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::THING_NAME).in_path(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("pageSize", &shapes::UP_TO_100).in_query(),
]);

pub(super) static LIST_NAMED_SHADOWS_FOR_THING: Operation = Operation {
    name: "ListNamedShadowsForThing",
    http: ("GET", "/api/things/shadow/ListNamedShadowsForThing/{thingName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::thing),
    run,
};

const WORDS: Words = Words {
    token: "nextToken",
    size: "pageSize",
    next: "nextToken",
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let thing = input["thingName"].as_str().unwrap_or_default();
    let page = Page::worded(&WORDS, "ListNamedShadowsForThing", input, Some(25))?;
    let names = context.account.shadows.names(thing);
    let behind = names.filter(|name| page.after().is_none_or(|after| *name > after));
    let mut reply = page.fill("results", behind.map(|name| (name.to_owned(), name.into())));
    reply["timestamp"] = (context.now / 1000).into();
    Ok(reply)
}
