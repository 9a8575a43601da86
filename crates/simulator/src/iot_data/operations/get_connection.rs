//! `GetConnection`: how a client is connected, or was until lately.

use serde_json::{Value, json};

use super::super::{shapes, topic};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::connections::{Link, TARGET_IP, TARGET_PORT};

static INPUT: Shape = Shape::Structure(&[
    req("clientId", &shapes::CLIENT_ID).in_path(),
    opt("includeSocketInformation", &shapes::BOOLEAN).in_query(),
]);

pub(super) static GET_CONNECTION: Operation = Operation {
    name: "GetConnection",
    http: ("GET", "/connections/{clientId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::client),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["clientId"].as_str().unwrap_or_default();
    let now = context.now;
    let client = context.account.connections.clients.get(id);
    let client = client.filter(|client| client.is_remembered(now) || client.has_session(now));
    let client = client.ok_or_else(|| not_found(id))?;
    let mut reply = json!({
        "clientId": id,
        "connected": client.is_connected(),
        "cleanSession": client.asked.clean_session,
        "sessionExpiry": client.asked.session_expiry,
        "keepAliveDuration": client.asked.keep_alive,
    });
    let things = context.account.fleet.things_of_principal(&client.principal);
    let own = things.iter().find(|thing| **thing == id).or(things.first());
    if let Some(thing) = own {
        reply["thingName"] = json!(thing);
    }
    match client.link {
        Link::Up { since } => reply["connectedSince"] = since.into(),
        Link::Down { since, reason } if client.is_remembered(now) => {
            reply["disconnectedSince"] = since.into();
            reply["disconnectReason"] = reason.wire().into();
        }
        Link::Down { .. } => {}
    }
    if input["includeSocketInformation"] == true && client.is_connected() {
        reply["sourceIp"] = json!(client.asked.source_ip);
        reply["sourcePort"] = json!(client.asked.source_port);
        reply["targetIp"] = json!(TARGET_IP);
        reply["targetPort"] = json!(TARGET_PORT);
        if let Some(endpoint) = &client.asked.vpc_endpoint {
            reply["vpcEndpointId"] = json!(endpoint);
        }
    }
    Ok(reply)
}

pub(super) fn not_found(id: &str) -> Refusal {
    let text = format!("No connection exists for client: {id}");
    Refusal::new(404, "ResourceNotFoundException", text)
}
