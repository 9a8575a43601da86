//! `SendDirectMessage`: sends a message to one connected client.

use serde_json::{Value, json};

use super::super::{shapes, topic};
use super::get_connection::not_found;
use super::publish::{LIMIT_BYTES, message};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::connections::may_receive;

static INPUT: Shape = Shape::Structure(&[
    req("clientId", &shapes::CLIENT_ID).in_path(),
    req("topic", &shapes::ANY_TEXT).in_query(),
    opt("confirmation", &shapes::BOOLEAN).in_query(),
    opt("timeout", &shapes::LONG).in_query(),
    opt("contentType", &shapes::ANY_TEXT).in_query(),
    opt("responseTopic", &shapes::ANY_TEXT).in_query(),
    opt("payload", &shapes::ANY_TEXT).payload(),
    opt("userProperties", &shapes::ANY_TEXT).in_header("x-amz-mqtt5-user-properties"),
    opt("payloadFormatIndicator", &shapes::FORMAT).in_header("x-amz-mqtt5-payload-format-indicator"),
    opt("correlationData", &shapes::ANY_TEXT).in_header("x-amz-mqtt5-correlation-data"),
]);

pub(super) static SEND_DIRECT_MESSAGE: Operation = Operation {
    name: "SendDirectMessage",
    http: ("POST", "/connections/{clientId}/messages"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(topic::client),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["clientId"].as_str().unwrap_or_default();
    let message = message(input, context.now)?;
    if message.payload.len() > LIMIT_BYTES {
        let text = "The payload exceeds the maximum size allowed";
        return Err(Refusal::new(413, "RequestEntityTooLargeException", text));
    }
    if !(1..=15).contains(&input["timeout"].as_i64().unwrap_or(5)) {
        return Err(Refusal::validation("timeout must be from 1 to 15 seconds"));
    }
    let clients = &context.account.connections.clients;
    let client = clients.get(id).filter(|client| client.is_connected()).cloned();
    let client = client.ok_or_else(|| not_found(id))?;
    if !may_receive(context.account, &client, &message.topic, context.now) {
        let text = format!(
            "The client {id} is not authorized to receive on {}",
            message.topic
        );
        return Err(Refusal::new(403, "ForbiddenException", text));
    }
    if let Some(client) = context.account.connections.clients.get_mut(id) {
        client.receive(message);
    }
    Ok(json!({"message": "OK", "traceId": context.account.ids.uuid()}))
}
