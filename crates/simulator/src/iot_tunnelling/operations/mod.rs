//! The operations, one per file.

mod close_tunnel;
mod describe_tunnel;
mod list_tags_for_resource;
mod list_tunnels;
mod open_tunnel;
mod rotate_tunnel_access_token;
mod tag_resource;
mod untag_resource;

use serde_json::Value;

use crate::wire::{COMMON, Dialect, Protocol, Service};
use crate::world::Account;

pub(crate) static SERVICE: Service = Service {
    scope: "IoTSecuredTunneling",
    prefix: "iot",
    protocol: Protocol::Json {
        target: "IoTSecuredTunneling",
    },
    dialect: Dialect {
        invalid: "ValidationException",
        denied: "AccessDeniedException",
        throttled: 400,
        names_quota: false,
        ..COMMON
    },
    operations: &[&[
        &close_tunnel::CLOSE_TUNNEL,
        &describe_tunnel::DESCRIBE_TUNNEL,
        &list_tags_for_resource::LIST_TAGS_FOR_RESOURCE,
        &list_tunnels::LIST_TUNNELS,
        &open_tunnel::OPEN_TUNNEL,
        &rotate_tunnel_access_token::ROTATE_TUNNEL_ACCESS_TOKEN,
        &tag_resource::TAG_RESOURCE,
        &untag_resource::UNTAG_RESOURCE,
    ]],
    global: false,
};

/// The tunnel in the request, or any.
fn tunnel(account: &Account, input: &Value) -> String {
    let id = input["tunnelId"].as_str().unwrap_or("*");
    account.fleet.arns.of("tunnel", id)
}
