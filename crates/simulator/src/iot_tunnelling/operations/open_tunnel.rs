//! `OpenTunnel`: opens a tunnel; its tokens are told once.

use serde_json::{Value, json};

use super::super::shapes;
use super::super::{Tunnel, Tunnels};
use super::tunnel;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("description", &shapes::DESCRIPTION),
    opt("tags", &shapes::TAGS),
    opt("destinationConfig", &shapes::DESTINATION),
    opt("timeoutConfig", &shapes::TIMEOUT),
]);

pub(super) static OPEN_TUNNEL: Operation = Operation {
    name: "OpenTunnel",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(tunnel),
    run,
};

/// Authority: Developer Guide, "Open a tunnel": 12 hours unless the request says.
const USUAL_MINUTES: i64 = 720;

#[expect(clippy::unnecessary_wraps, reason = "every operation has this shape")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let account = &mut *context.account;
    let id = account.ids.uuid();
    let arn = account.fleet.arns.of("tunnel", &id);
    let tokens = (Tunnels::token(&mut account.ids), Tunnels::token(&mut account.ids));
    let minutes = input["timeoutConfig"]["maxLifetimeTimeoutMinutes"].as_i64();
    let reply = json!({
        "tunnelId": id,
        "tunnelArn": arn,
        "sourceAccessToken": tokens.0,
        "destinationAccessToken": tokens.1,
    });
    account.tags.add_list(&arn, &input["tags"]);
    account.tunnels.insert(Tunnel {
        id,
        arn,
        description: input["description"].as_str().map(str::to_owned),
        destination: input.get("destinationConfig").cloned(),
        lifetime_minutes: minutes.unwrap_or(USUAL_MINUTES),
        created: context.now,
        closed: None,
        source: (false, context.now),
        tokens,
    });
    Ok(reply)
}
