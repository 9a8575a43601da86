//! `CloseTunnel`: closes a tunnel, and deletes it if asked to.

use serde_json::{Value, json};

use super::super::shapes;
use super::tunnel;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("tunnelId", &shapes::TUNNEL_ID),
    opt("delete", &shapes::BOOLEAN),
]);

pub(super) static CLOSE_TUNNEL: Operation = Operation {
    name: "CloseTunnel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(tunnel),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["tunnelId"].as_str().unwrap_or_default();
    let now = context.now;
    let tunnel = context.account.tunnels.get_mut(id)?;
    tunnel.closed = tunnel.ended(now).or(Some(now));
    if input["delete"] == true {
        let arn = tunnel.arn.clone();
        context.account.tags.forget(&arn);
        context.account.tunnels.remove(id);
    }
    Ok(json!({}))
}
