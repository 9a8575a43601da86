//! `DescribeTunnel`: gives back one tunnel.

use serde_json::{Value, json};

use super::super::shapes;
use super::tunnel;
use crate::check::{Shape, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[req("tunnelId", &shapes::TUNNEL_ID)]);

pub(super) static DESCRIBE_TUNNEL: Operation = Operation {
    name: "DescribeTunnel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(tunnel),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let id = input["tunnelId"].as_str().unwrap_or_default();
    let tunnel = context.account.tunnels.get(id)?;
    Ok(json!({"tunnel": tunnel.shown(context.account, context.now)}))
}
