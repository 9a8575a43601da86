//! `GetThingConnectivityData`: tells whether a thing is connected now.

use serde_json::{Value, json};

use super::super::errors::{index_not_ready, not_found};
use super::super::input::{flag, text};
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::NAME).in_path(),
    opt("includeSocketInformation", &shapes::BOOLEAN),
]);

pub(super) static GET_THING_CONNECTIVITY_DATA: Operation = Operation {
    name: "GetThingConnectivityData",
    http: ("POST", "/things/{thingName}/connectivity-data"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::thing),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingName");
    let fleet = &context.account.fleet;
    let thing = fleet.thing(name).ok_or_else(|| not_found("Thing", name))?;
    if !fleet.indexing.connectivity() {
        return Err(index_not_ready("Thing connectivity is not indexed"));
    }
    let Some(known) = fleet.connectivity.get(&thing.name) else {
        return Ok(json!({"thingName": name, "connected": false}));
    };
    let mut reply = json!({
        "thingName": name,
        "connected": known.connected,
        "timestamp": times::to_wire(known.since),
        "disconnectReason": known.reason,
        "keepAliveDuration": known.keep_alive,
        "cleanSession": known.clean_session,
        "sessionExpiry": known.session_expiry,
        "clientId": name,
    });
    if flag(input, "includeSocketInformation") {
        reply["sourceIp"] = known.source_ip.clone().into();
        reply["sourcePort"] = known.source_port.into();
        reply["targetIp"] = known.target_ip.clone().into();
        reply["targetPort"] = known.target_port.into();
        if let Some(endpoint) = &known.vpc_endpoint {
            reply["vpcEndpointId"] = endpoint.clone().into();
        }
    }
    Ok(reply)
}
