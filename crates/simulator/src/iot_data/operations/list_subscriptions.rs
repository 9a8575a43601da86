//! `ListSubscriptions`: what a client with a session is subscribed to.

use serde_json::{Value, json};

use super::super::{shapes, topic};
use super::get_connection::not_found;
use crate::check::{Shape, opt, req};
use crate::page::Page;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("clientId", &shapes::CLIENT_ID).in_path(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_200).in_query(),
]);

pub(super) static LIST_SUBSCRIPTIONS: Operation = Operation {
    name: "ListSubscriptions",
    http: ("GET", "/connections/{clientId}/subscriptions"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::client),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["clientId"].as_str().unwrap_or_default();
    let client = context.account.connections.clients.get(id);
    let client = client.filter(|client| client.has_session(context.now));
    let client = client.ok_or_else(|| not_found(id))?;
    let page = Page::read("ListSubscriptions", input, Some(20))?;
    let subscriptions = client.asked.subscriptions.iter();
    let behind = subscriptions.filter(|(filter, _)| page.after().is_none_or(|after| filter.as_str() > after));
    let items = behind.map(|(filter, qos)| (filter.clone(), json!({"topicFilter": filter, "qos": qos})));
    Ok(page.fill("subscriptions", items))
}
