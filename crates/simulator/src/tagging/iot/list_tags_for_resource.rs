//! `ListTagsForResource`: the tags of a resource of IoT.

use serde_json::Value;

use super::tag_resource::taggable;
use crate::check::{Shape, opt, req};
use crate::iot_defender::shapes;
use crate::page::Page;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("resourceArn", &shapes::ANY_TEXT).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
]);

pub(super) static LIST_TAGS_FOR_RESOURCE: Operation = Operation {
    name: "ListTagsForResource",
    http: ("GET", "/tags"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

/// Tags on a page (*assumed*: the model has no size).
const PAGE: u64 = 25;

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = taggable(context.account, input)?;
    let page = Page::read("ListTagsForResource", input, Some(PAGE))?;
    let tags = context.account.tags.list(&arn, "Key", "Value").into_iter();
    let items = tags.map(|tag| (tag["Key"].as_str().unwrap_or_default().to_owned(), tag));
    let behind = |(key, _): &(String, Value)| page.after().is_none_or(|after| key.as_str() > after);
    Ok(page.fill("tags", items.filter(behind)))
}
