//! `ListRetainedMessages`: the topics that keep a message, by name.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt};
use crate::page::Page;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_200).in_query(),
]);

pub(super) static LIST_RETAINED_MESSAGES: Operation = Operation {
    name: "ListRetainedMessages",
    http: ("GET", "/retainedMessage"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = Page::read("ListRetainedMessages", input, None)?;
    let messages = context.account.connections.retained.values();
    let behind = messages.filter(|message| page.after().is_none_or(|after| message.topic.as_str() > after));
    let items = behind.map(|message| {
        let summary = json!({
            "topic": message.topic,
            "payloadSize": message.payload.len(),
            "qos": message.qos,
            "lastModifiedTime": message.at,
        });
        (message.topic.clone(), summary)
    });
    Ok(page.fill("retainedTopics", items))
}
