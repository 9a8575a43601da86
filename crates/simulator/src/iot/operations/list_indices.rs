//! `ListIndices`: lists the indices that are on.

use serde_json::Value;

use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_500).in_query(),
]);

pub(super) static LIST_INDICES: Operation = Operation {
    name: "ListIndices",
    http: ("GET", "/indices"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let indexing = &context.account.fleet.indexing;
    let on = ["AWS_ThingGroups", "AWS_Things"].into_iter();
    let on = on.filter(|name| indexing.schema(name).is_some());
    let shown = on.map(|name| (name.to_owned(), Value::from(name)));
    pages::tokens("ListIndices", input, "indexNames", shown)
}
