//! `RotateTunnelAccessToken`: revokes tokens and tells new ones; the tunnel lives no longer.

use serde_json::{Value, json};

use super::super::Tunnels;
use super::super::shapes;
use super::super::tunnels::not_found;
use super::tunnel;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("tunnelId", &shapes::TUNNEL_ID),
    req("clientMode", &shapes::CLIENT_MODE),
    opt("destinationConfig", &shapes::DESTINATION),
]);

pub(super) static ROTATE_TUNNEL_ACCESS_TOKEN: Operation = Operation {
    name: "RotateTunnelAccessToken",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(tunnel),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["tunnelId"].as_str().unwrap_or_default();
    let account = &mut *context.account;
    let fresh = (Tunnels::token(&mut account.ids), Tunnels::token(&mut account.ids));
    let tunnel = account.tunnels.get_mut(id)?;
    if tunnel.ended(context.now).is_some() {
        return Err(not_found(id));
    }
    if let Some(destination) = input.get("destinationConfig") {
        tunnel.destination = Some(destination.clone());
    }
    let mode = input["clientMode"].as_str().unwrap_or_default();
    let mut reply = json!({"tunnelArn": tunnel.arn});
    if mode != "DESTINATION" {
        tunnel.source = (false, context.now);
        reply["sourceAccessToken"] = json!(fresh.0);
        tunnel.tokens.0 = fresh.0;
    }
    if mode != "SOURCE" {
        reply["destinationAccessToken"] = json!(fresh.1);
        tunnel.tokens.1 = fresh.1;
    }
    Ok(reply)
}
