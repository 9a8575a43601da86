//! `ListTunnels`: the tunnels, the newest first.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, opt};
use crate::page::Page;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("thingName", &shapes::NAME),
    opt("maxResults", &shapes::MAX_RESULTS),
    opt("nextToken", &shapes::NEXT_TOKEN),
]);

pub(super) static LIST_TUNNELS: Operation = Operation {
    name: "ListTunnels",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = Page::read("ListTunnels", input, None)?;
    let wanted = input["thingName"].as_str();
    let tunnels = context.account.tunnels.all();
    let meant = tunnels.filter(|tunnel| wanted.is_none() || tunnel.thing() == wanted);
    let keyed = meant.map(|tunnel| {
        let key = format!("{:020}.{}", i64::MAX - tunnel.created, tunnel.id);
        (key, tunnel.summary(context.now))
    });
    let mut items: Vec<(String, Value)> = keyed
        .filter(|(key, _)| page.after().is_none_or(|after| key.as_str() > after))
        .collect();
    items.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(page.fill("tunnelSummaries", items.into_iter()))
}
