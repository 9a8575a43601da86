//! `DeleteConnection`: cuts a client off. It may come back: nothing here keeps it out.

use serde_json::{Value, json};

use super::super::{shapes, topic};
use super::get_connection::not_found;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::connections::{DisconnectReason, What, cut};

static INPUT: Shape = Shape::Structure(&[
    req("clientId", &shapes::CLIENT_ID).in_path(),
    opt("cleanSession", &shapes::BOOLEAN).in_query(),
    opt("preventWillMessage", &shapes::BOOLEAN).in_query(),
]);

pub(super) static DELETE_CONNECTION: Operation = Operation {
    name: "DeleteConnection",
    http: ("DELETE", "/connections/{clientId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::client),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["clientId"].as_str().unwrap_or_default();
    let connections = &mut context.account.connections;
    let known = connections.clients.get_mut(id);
    let client = known
        .filter(|client| client.is_connected())
        .ok_or_else(|| not_found(id))?;
    if input["cleanSession"] == true {
        client.asked.subscriptions.clear();
        client.asked.session_expiry = 0;
    }
    let client = client.clone();
    connections.note(&client, context.now, What::DeleteConnection, true);
    let with_will = input["preventWillMessage"] != true;
    let reason = DisconnectReason::ApiInitiatedDisconnect;
    cut(context.account, id, reason, context.now, with_will);
    Ok(json!({}))
}
